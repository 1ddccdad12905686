import { Icon } from './icons.tsx'
import { T, useSay } from './view.tsx'

/** Previous, "第 2 页，共 5 页", next. A list read by cursor does not know its end: leave `of` out. */
export const Pagination = (props: {
  page: number
  of?: number | undefined
  previous?: string | undefined
  next?: string | undefined
}) => {
  const say = useSay()
  return (
    <nav class="flex items-center gap-3 flex-wrap" aria-label={say({ zh: '翻页', en: 'Pages' })}>
      {props.previous && (
        <a class="btn btn-plain" href={props.previous} rel="prev">
          <Icon name="chevron-left" />
          <T zh="上一页" en="Previous" />
        </a>
      )}
      <span class="num">
        {props.of === undefined ? (
          <T zh={`第 ${props.page} 页`} en={`Page ${props.page}`} />
        ) : (
          <T zh={`第 ${props.page} 页，共 ${props.of} 页`} en={`Page ${props.page} of ${props.of}`} />
        )}
      </span>
      {props.next && (
        <a class="btn btn-plain" href={props.next} rel="next">
          <T zh="下一页" en="Next" />
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  )
}

/** Narrows a list by one choice; each is a link, the present one is marked. */
export const Filters = (props: {
  label: string
  filters: readonly { text: string; href: string; current?: boolean | undefined }[]
}) => (
  <nav class="flex gap-2 overflow-x-auto py-2" aria-label={props.label}>
    {props.filters.map((one) => (
      <a class="chip tap" href={one.href} aria-current={one.current ? 'true' : undefined}>
        {one.text}
      </a>
    ))}
  </nav>
)
