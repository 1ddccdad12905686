import { T } from '#functions/http/look/view.tsx'
import type { Text } from '#shared/kernel/text.ts'
import { townshipText } from '#shared/places/district.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'

/** Where a service is, down to the township, as the head of a fact. */
export const whereFact = ({ manner, place }: Pick<ServiceRequest, 'manner' | 'place'>, say: (text: Text) => string) =>
  ({
    icon: manner === 'online' ? 'wifi' : 'map-pin',
    title: say(manner === 'online' || !place ? { zh: '线上', en: 'Online' } : townshipText(place)),
  }) as const

/** The difficulty as its requester wrote it, and what they hope for. */
export const WhatToDo = ({
  request: { problem, outcome },
}: {
  request: Pick<ServiceRequest, 'problem' | 'outcome'>
}) => (
  <>
    <p class="whitespace-pre-line">{problem}</p>
    {outcome !== '' && (
      <p class="text-soft mt-1">
        <T zh={`盼着：${outcome}`} en={`Hoped for: ${outcome}`} />
      </p>
    )}
  </>
)
