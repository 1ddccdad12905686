/** What is known of a need besides its words. `scopeItem`: of Art. 11, 1 to 8; `requesterKind`: who asks. */
export interface About {
  scopeItem?: number
  requesterKind?: string
}

/** The domains each kind of requester mostly asks of. */
const byKind: Readonly<Record<string, readonly string[]>> = {
  enterprise: ['ME', 'AU', 'VE', 'MT', 'IT', 'QM', 'FD', 'LS', 'BM'],
  industrialPark: ['ME', 'AU', 'VE', 'MT', 'EN', 'SF', 'LS', 'BM'],
  village: ['AG', 'AN', 'FW', 'MD'],
  community: ['MD', 'SF', 'SV', 'EN'],
  school: ['SC', 'MD', 'SF'],
  venue: ['SC', 'EN'],
  publicBody: ['EN', 'CE', 'FW', 'SF'],
  association: ['LS', 'BM', 'SC'],
}

/** The domains that mostly stand under a scope item; the others are open to all. */
const byItem: Readonly<Record<number, readonly string[]>> = {
  1: ['MD', 'AG', 'AN', 'SF', 'SV', 'SC'],
  2: ['ME', 'AU', 'VE', 'MT', 'IT', 'QM', 'FD', 'AG', 'AN', 'EN'],
  3: ['SC'],
  6: ['MD', 'SV', 'SC'],
}

/** How much likelier a skill is for who asks and under what: 1, or up to 1 + `most`. A hint, never a rule. */
export const priorOf = (code: string, { scopeItem, requesterKind }: About, most: number): number => {
  const domain = code.slice(0, 2)
  const isOfKind = requesterKind !== undefined && byKind[requesterKind]?.includes(domain) === true
  const isOfItem = scopeItem !== undefined && byItem[scopeItem]?.includes(domain) === true
  return 1 + (most * (Number(isOfKind) + Number(isOfItem))) / 2
}
