import type { UploadForm } from '#functions/files.ts'
import { Button, TextLink } from '#functions/http/look/buttons.tsx'
import { Page } from '#functions/http/look/layout.tsx'
import { Notice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type Paper, PaperAbout } from '#shared/volunteers/paper.ts'
import { paperRule, paperTypes } from '#shared/volunteers/paper-rule.ts'
import { aboutWords, PaperLine } from './papers-parts.tsx'
import { AddUpload, HeldUploads } from './uploads-parts.tsx'

const megabytes = paperRule.mostBytes / 1024 / 1024

/** 证明材料: a volunteer's own papers, and how to add one. */
export const PapersPage = (props: { papers: readonly Paper[]; refused?: Refusal | undefined }) => {
  const say = useSay()
  const title = say({ zh: '证明材料', en: 'My papers' })
  return (
    <Page title={title} at="me" width="reading" problems={props.refused?.fields}>
      <TextLink href="/profile" icon="chevron-left">
        <T zh="我的资料" en="My profile" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-5 mt-4">
        <RefusedNotice refused={props.refused} />
        <HeldUploads
          title={{ zh: '放了的', en: 'What is here' }}
          hint={{
            zh: '只有您和为您核验的工作人员能打开，谁打开过都有记录。',
            en: 'Only you and the staff who vouch for you can open them, and each look is kept.',
          }}
          none={{
            zh: '还没有。有证书的话，传上来就不用跑一趟。',
            en: 'None yet. Upload one and save yourself the way.',
          }}
          at="/profile/papers"
          uploads={props.papers.map((paper) => ({
            id: paper.id,
            waiting: paper.state === 'waiting',
            line: <PaperLine paper={paper} at="/profile/papers" />,
          }))}
        />
        <AddUpload
          title={{ zh: '上传证明', en: 'Add a paper' }}
          legend={{ zh: '证明什么', en: 'What it proves' }}
          name="about"
          at="/profile/papers"
          kinds={PaperAbout.options.map((value) => ({ value, text: aboutWords[value] }))}
        />
      </div>
    </Page>
  )
}

/** The second step: the file itself, which goes straight to where files are kept. */
export const SendPaperPage = (props: { what: Text; back: string; at: 'me' | 'requests'; form: UploadForm }) => {
  const { form } = props
  const say = useSay()
  const title = say({ zh: '选文件', en: 'Choose the file' })
  return (
    <Page title={title} at={props.at} width="reading">
      <TextLink href={props.back} icon="chevron-left">
        <T zh="证明材料" en="Papers" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">
        {title}：{say(props.what)}
      </h1>
      <Notice>
        <T
          zh={`PDF 或照片（JPEG、PNG、WebP），最大 ${megabytes} MB。身份证号等用不着的地方，先遮住。`}
          en={`A PDF or a photo (JPEG, PNG, WebP) of at most ${megabytes} MB. Cover what is not needed, such as identity numbers.`}
        />
      </Notice>
      <form method="post" action={form.action} enctype="multipart/form-data" class="sheet p-4 md:p-6 mt-4 grid gap-4">
        {Object.entries(form.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class="grid gap-2" for="file">
          <b>
            <T zh="文件" en="File" />
          </b>
          <input id="file" class="file-input w-full" type="file" name="file" accept={paperTypes.join(',')} required />
        </label>
        <Button look="main">
          <T zh="上传" en="Upload" />
        </Button>
      </form>
    </Page>
  )
}
