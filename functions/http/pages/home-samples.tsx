import { Notice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { SamplePerson } from '#shared/people/sample-people.ts'

/** On one's own machine: one person of each role to sign in as, with made-up data. */
export const Samples = ({ people, signedIn }: { people: readonly SamplePerson[]; signedIn: boolean }) => {
  const say = useSay()
  return (
    <section class="mt-6 md:mt-8" aria-labelledby="samples">
      <h2 id="samples" class="text-2xl">
        <T zh="试一试：选一个人登录" en="Try it: sign in as somebody" />
      </h2>
      <p class="text-soft">
        <T
          zh="这是本机演示，人和单位都是编的；短信不真发，在"
          en="This runs on your own machine with made-up people. No message leaves it; they stand in the "
        />
        <a class="a" href="/outbox">
          <T zh="发件箱" en="outbox" />
        </a>
        <T zh="里看。" en="." />
      </p>
      <ul class="grid gap-3 mt-3 sm:grid-cols-2 lg:grid-cols-4">
        {people.map((person) => (
          <li>
            <form method="post" action="/demo-sign-in" class="h-full">
              <input type="hidden" name="person" value={person.personId} />
              <input type="hidden" name="next" value={person.start} />
              <button
                type="submit"
                class="sheet flex flex-col w-full h-full p-4 text-left cursor-pointer hover:bg-[var(--t-quiet)]"
              >
                <b class="block">{say(person.role)}</b>
                <span class="block text-sm">{person.name}</span>
                <span class="block text-sm text-soft">{say(person.sees)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      {signedIn && (
        <div class="mt-3">
          <Notice>
            <T zh="再选一个，就换成那个人。" en="Choose another one to become that person." />
          </Notice>
        </div>
      )}
    </section>
  )
}
