/** The list in groups of what has one name, in the order of their first. (`Map.groupBy` needs a newer Node than ours.) */
export const groupedBy = <T>(list: readonly T[], nameOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const name = nameOf(one)
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return groups
}
