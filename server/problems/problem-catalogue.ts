import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

export interface CatalogueEntry {
  readonly status: number;
  /** what happened and what to do next, in one or two sentences */
  readonly message: LocalizedText;
}

/**
 * Every problem the server answers with: its code, its HTTP status and the sentence people read.
 * docs/problems.md has a heading for each, and a test compares this list with the contract.
 */
export const problemCatalogue = {
  'request.malformed': {
    status: 400,
    message: {
      ja: 'リクエストの形が正しくありません。次に挙げる箇所を直して、もう一度送ってください。',
      en: 'The request is not well formed. Mend what is listed and send it again.',
    },
  },
  'request.not-json': {
    status: 400,
    message: {
      ja: '送られた内容をJSONとして読み取れません。UTF-8の正しいJSONで送ってください。',
      en: 'The body cannot be read as JSON. Send valid JSON in UTF-8.',
    },
  },
  'request.too-large': {
    status: 413,
    message: {
      ja: '送られた内容が大きすぎます。自由記述を短くして、もう一度送ってください。',
      en: 'The body is too large. Shorten the free text and send it again.',
    },
  },
  'request.unsupported-media-type': {
    status: 415,
    message: {
      ja: '受け付けられない形式です。調査のページのボタンから送るか、Content-Type: application/json（圧縮なし、UTF-8）で送ってください。',
      en: 'This format is not accepted. Send it by a button of the survey’s page, or as application/json, not compressed, in UTF-8.',
    },
  },
  'request.too-slow': {
    status: 408,
    message: {
      ja: '時間内に届かなかったため、受け取りを中止しました。通信状態をご確認のうえ、もう一度送ってください。',
      en: 'The request did not arrive in time and was given up. Check the connection and send it again.',
    },
  },
  'route.unknown': {
    status: 404,
    message: {
      ja: 'このアドレスには何もありません。お手元の案内にあるアドレスをご確認ください。',
      en: 'There is nothing at this address. Check the address in your letter or leaflet.',
    },
  },
  'method.not-allowed': {
    status: 405,
    message: {
      ja: 'このアドレスではその操作を受け付けていません。使える操作はAllowヘッダーにあります。',
      en: 'This address does not take that method. The Allow header names those it takes.',
    },
  },
  'survey.unknown': {
    status: 404,
    message: {
      ja: 'この調査は見つかりません。お手元の案内にあるアドレスまたはQRコードをご確認ください。',
      en: 'There is no such survey. Check the address or QR code in your letter or leaflet.',
    },
  },
  'survey.not-open-yet': {
    status: 409,
    message: {
      ja: 'この調査はまだ始まっていません。受付期間になってから、もう一度開いてください。',
      en: 'This survey has not opened yet. Come back when its period has begun.',
    },
  },
  'survey.closed': {
    status: 409,
    message: {
      ja: 'この調査の受付は終了しました。ご関心をお寄せいただきありがとうございました。ご質問は問い合わせ先へお願いします。',
      en: 'This survey has closed. Thank you for your interest. For questions please call the contact desk.',
    },
  },
  'questionnaire.unknown': {
    status: 404,
    message: {
      ja: 'この版の調査票は公開されていません。ページを開き直してください。',
      en: 'This version of the questionnaire is not published. Open the page again.',
    },
  },
  'questionnaire.not-current': {
    status: 409,
    message: {
      ja: '別の版の調査票への回答です。ページを開き直して、もう一度お答えください。',
      en: 'These answers belong to another version of the questionnaire. Open the page again and answer there.',
    },
  },
  'submission.malformed': {
    status: 400,
    message: {
      ja: '送信の形が正しくありません。回答は保存されていません。次に挙げる箇所を直して、もう一度送ってください。',
      en: 'The submission is not well formed and was not stored. Mend what is listed and send it again.',
    },
  },
  'submission.start-token-invalid': {
    status: 409,
    message: {
      ja: '回答を始めた記録を確認できません。回答は保存されていません。ページを開き直して、もう一度お答えください。',
      en: 'The record of when you began cannot be checked; nothing was stored. Open the page again and answer there.',
    },
  },
  'consent.missing': {
    status: 422,
    message: {
      ja: '調査への同意が確認できません。回答は保存されていません。説明を読み、同意のうえで送信してください。',
      en: 'Your consent is missing; nothing was stored. Read the explanation, agree to it, and send again.',
    },
  },
  'code.missing': {
    status: 422,
    message: {
      ja: '回答コードがありません。お手元の手紙にある回答コードを入力してください。',
      en: 'The access code is missing. Type the code that is printed in your letter.',
    },
  },
  'code.malformed': {
    status: 422,
    message: {
      ja: '回答コードに打ち間違いがあるようです。手紙のコードと見比べて、入力し直してください。',
      en: 'The access code seems to be mistyped. Compare it with your letter and type it again.',
    },
  },
  'code.unknown': {
    status: 422,
    message: {
      ja: 'この調査の回答コードではありません。手紙のコードと見比べて、入力し直してください。',
      en: 'This is not an access code of this survey. Compare it with your letter and type it again.',
    },
  },
  'code.spent': {
    status: 409,
    message: {
      ja: 'この回答コードはすでに使われています。回答はお一人につき1回です。心当たりがないときは、問い合わせ先へご連絡ください。',
      en: 'This access code has been used already; each person answers once. If it was not you, please call the contact desk.',
    },
  },
  'code.void': {
    status: 409,
    message: {
      ja: 'この回答コードは無効になっています。新しい手紙のコードをお使いになるか、問い合わせ先へご連絡ください。',
      en: 'This access code is no longer valid. Use the code of the newer letter or call the contact desk.',
    },
  },
  'code.not-expected': {
    status: 422,
    message: {
      ja: 'この調査に回答コードは要りません。コードを付けずに、もう一度送ってください。',
      en: 'This survey takes no access code. Send your answers again without one.',
    },
  },
  'code.too-many': {
    status: 429,
    message: {
      ja: 'お使いの通信回線から、正しくない回答コードの入力が続いています。手紙のコードと見比べて入力し直すか、しばらく待ってお試しください。正しいコードは、いつでも受け付けます。',
      en: 'Many wrong access codes have come from your network. Compare the code with your letter and type it again, or wait a while. The right code is always accepted.',
    },
  },
  'draft.unknown': {
    status: 404,
    message: {
      ja: 'この回答コードで保存された続きはありません。送信が済んだか、保存の期間が過ぎた場合も、続きは残っていません。',
      en: 'Nothing is kept under this access code. After sending, or when the time is over, nothing is kept either.',
    },
  },
  'draft.changed': {
    status: 409,
    message: {
      ja: 'ほかの端末で保存し直されたか、送信されたため、上書きしていません。保存されている続きを開いて、ご確認ください。',
      en: 'Another device has saved or sent since, so nothing was written over. Open what is kept and compare.',
    },
  },
  'draft.too-many': {
    status: 429,
    message: {
      ja: 'お使いの通信回線から、続きの保存が多く届いています。回答はこのまま続けられます。しばらく待って、もう一度保存してください。',
      en: 'Many drafts have come from your network. You can go on answering here. Wait a while and save again.',
    },
  },
  'draft.no-room': {
    status: 503,
    message: {
      ja: '続きを保存する場所がいっぱいです。回答はこのまま続けられます。この端末で送信してください。',
      en: 'There is no room to keep drafts. You can go on answering here; please send from this device.',
    },
  },
  'response.invalid': {
    status: 422,
    message: {
      ja: '受け付けられない回答があります。保存されていません。次に挙げる設問を直して、もう一度送ってください。',
      en: 'Some answers cannot be accepted; nothing was stored. Mend the questions listed and send again.',
    },
  },
  'response.key-reused': {
    status: 409,
    message: {
      ja: '同じ送信番号で、別の回答がすでに受け付けられています。先に受け付けた回答の受付番号を確認してください。',
      en: 'Other answers were already accepted under this submission key. See the receipt of the first ones.',
    },
  },
  'form.sent-from-elsewhere': {
    status: 403,
    message: {
      ja: 'ほかのサイトのページから送られたため、受け付けられません。お手元の案内にあるアドレスから、調査のページを開き直してください。',
      en: 'This was sent from a page of another site and is not accepted. Open the survey from the address in your letter or leaflet.',
    },
  },
  'form.state-unreadable': {
    status: 400,
    message: {
      ja: '回答の続きを読み取れません。前の画面に戻ってもう一度送るか、調査のページを開き直して、初めからお答えください。',
      en: 'The answers so far cannot be read. Go back and send them again, or open the survey again and start from the beginning.',
    },
  },
  'login.failed': {
    status: 401,
    message: {
      ja: '名前またはパスワードが違います。確認して、もう一度入力してください。',
      en: 'The name or the password is wrong. Check both and try again.',
    },
  },
  'login.too-many': {
    status: 429,
    message: {
      ja: 'ログインの失敗が続いたため、しばらく受け付けられません。時間をおいて、もう一度お試しください。',
      en: 'Too many failed logins. Wait a while and try again.',
    },
  },
  'staff.not-logged-in': {
    status: 401,
    message: {
      ja: 'ログインしていないか、時間が過ぎてログアウトしました。もう一度ログインしてください。',
      en: 'You are not logged in, or were logged out after a time. Log in again.',
    },
  },
  'staff.forbidden': {
    status: 403,
    message: {
      ja: 'この操作は許可されていません。この画面から操作し直すか、管理者にご相談ください。',
      en: 'This is not permitted. Do it from this site’s own page, or ask your administrator.',
    },
  },
  'desk.unknown': {
    status: 404,
    message: {
      ja: 'この相談窓口は見つかりません。相談窓口の一覧から選び直してください。',
      en: 'There is no such desk. Choose one from the list of desks.',
    },
  },
  'desk.changed-meanwhile': {
    status: 409,
    message: {
      ja: 'この相談窓口は、ほかの人がすでに変更しました。今の内容は上書きされていません。新しい内容を開いて確かめ、もう一度変更してください。',
      en: 'Somebody else has changed this desk in the meantime; nothing was overwritten. Open what it is now and make your change again.',
    },
  },
  'desk.invalid': {
    status: 422,
    message: {
      ja: '相談窓口の内容に直すところがあります。保存されていません。次に挙げる箇所を直して、もう一度保存してください。',
      en: 'Something in the desk has to be mended; nothing was saved. Mend what is listed and save again.',
    },
  },
  'analysis.unknown-item': {
    status: 404,
    message: {
      ja: 'この設問は集計できません。集計できる設問の一覧から選んでください。',
      en: 'This item cannot be tabulated. Choose one from the menu of items.',
    },
  },
  'analysis.unknown-axis': {
    status: 404,
    message: {
      ja: 'この集計軸（またはそのまとめ方）はありません。集計軸の一覧から選んでください。',
      en: 'There is no such axis, or no such fold of it. Choose one from the menu of axes.',
    },
  },
  'analysis.no-responses': {
    status: 409,
    message: {
      ja: '集計できる回答がまだありません。回答がまとまって集計に移されるまでお待ちください。',
      en: 'There are no responses to tabulate yet. Wait until a batch of responses has been moved.',
    },
  },
  'analysis.weights-impossible': {
    status: 409,
    message: {
      ja: '集まった回答では、まだ集計のウェイトを作れません。次に挙げる理由を確かめ、回答が増えてからもう一度開いてください。',
      en: 'No weights can be made from the responses so far. See the reasons listed, and come back when there are more.',
    },
  },
  'export.unmappable-characters': {
    status: 409,
    message: {
      ja: '表の中に、Shift_JIS（CP932）で表せない文字があります。次に挙げる文字を確かめ、UTF-8で書き出すか、〓に置き換えて書き出してください。',
      en: 'The table has characters that Shift_JIS (CP932) does not have. See those listed, and export in UTF-8 or with 〓 in their place.',
    },
  },
  'export.rules-broken': {
    status: 409,
    message: {
      ja: '書き出すファイルが機械可読性のルールに合いません。次に挙げる箇所の、設問や選択肢や地域の名前を直してください。',
      en: 'The file would break the machine-readability rules. Mend the names of items, options or areas that are listed.',
    },
  },
  'server.busy': {
    status: 503,
    message: {
      ja: '混み合っています。回答は保存されていません。少し待って、もう一度送ってください。',
      en: 'The server is busy and nothing was stored. Wait a little and send again.',
    },
  },
  'server.closing': {
    status: 503,
    message: {
      ja: 'サーバーを再起動しています。少し待って、もう一度送ってください。',
      en: 'The server is restarting. Wait a little and send again.',
    },
  },
  'server.failed': {
    status: 500,
    message: {
      ja: 'サーバー側で問題が起きました。少し待って、もう一度お試しください。続くときは、問い合わせ番号を添えてご連絡ください。',
      en: 'Something failed on the server. Wait a little and try again; if it persists, report it with the request number.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof problemCatalogue;
