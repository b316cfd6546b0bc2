/** The tables that stay behind when an initiative moves, each with its reason. */
export const LEFT_OUT = {
  initiative: 'it is the first line of the copy, and not a row among others',
  member: 'who takes part is asked again by whoever takes the initiative on', host: 'as those who take part', member_standpoint: 'as those who take part',
  named_adult: 'how somebody is reached', waiting: 'who takes part', removal: 'about one person', invitation: 'lets people in', invitation_revocation: 'lets people in', invitation_use: 'names people',
  calendar_feed: 'lets somebody in', webhook: 'holds a secret', webhook_stop: 'as the webhook', webhook_delivery: 'as the webhook',
  report: 'a worry that somebody told to hosts in confidence', report_answer: 'as the report', hiding_answer: 'words about what was hidden', issue_hiding: 'the issue stays behind', issue_taking_back: 'the issue stays behind',
  dissent_taking_back: 'the words are gone', cost_taking_out: 'the figure was wrong', need_statement: 'names who stated it; what it was stated as goes along',
  sheet: 'what one person answered is shown to nobody; the spread goes along', sheet_answer: 'as the sheet',
  decision_draft: 'somebody has not sent it', delivery: 'names who was told, and how they are reached', delivery_attempt: 'as the delivery',
  item_picture: 'a picture can show people who were asked about this site only',
  step: 'what was done and undone while making sense: the result goes along', step_item: 'as the step', step_link: 'as the step', step_tag: 'as the step', redoing: 'as the step', putting_away: 'what was put away stays behind', succession: 'as the step',
  import: 'what came in by it goes along as voices', import_draft: 'on its way in', import_draft_part: 'on its way in', import_run: 'on its way in', import_run_refusal: 'on its way in', import_row: 'as the import', import_refusal: 'as the import',
  published_voice: 'which voices were counted where, beside a standpoint, would say more than the counts', ungrouped_voice: 'worked out by the database', voice_count: 'worked out by the database',
  journal_entry_version: 'the newest words go along', journal_entry_hiding: 'the entry stays behind', journal_entry_taking_back: 'the entry stays behind', working_consent: 'names who agreed: they are asked again',
  how_shared_answer: 'what one person answered is shown to nobody; the spread goes along',
  learning_taking_back: 'the note stays behind', learning_hiding: 'the note stays behind', hand_over_offer: 'names people', hand_over: 'names people', leaving_note: 'told to hosts in confidence',
  whole_file: 'on its way in', whole_file_part: 'on its way in', brought_in: 'the copy says itself where it is from',
} as const satisfies Readonly<Record<string, string>>
