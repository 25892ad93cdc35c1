import type { FormTexts } from './ja.ts';

export const texts: FormTexts = {
  page: 'en',
  synthetic: 'Demonstração: dados sintéticos',
  syntheticNote: 'Uma pesquisa inventada para testar o sistema. Não é uma pesquisa real.',
  unapproved: 'Esta tradução ainda está sendo verificada. O questionário oficial é o japonês.',

  minutes: 'Tempo necessário',
  minutesValue: (minutes) => `Cerca de ${minutes} minutos`,
  window: 'Período',
  windowValue: (opens, closes) => `De ${opens} até ${closes}`,
  purpose: 'Objetivo da pesquisa',
  eligibility: 'Quem pode responder',
  onePerPerson: 'Uma resposta por pessoa',
  onePerPersonValue: 'Responda apenas uma vez por pessoa.',
  voluntary: 'A participação é voluntária',
  voluntaryValue:
    'Se não quiser responder a uma pergunta, deixe em branco e siga em frente. Você pode parar a qualquer momento.',
  privacy: 'Como suas respostas são tratadas',
  contact: 'Contato',

  closedHeading: 'Esta pesquisa foi encerrada',
  closedText: (closes) => `Ela ficou aberta até ${closes}. Agradecemos a todos que participaram.`,
  notOpenHeading: 'Esta pesquisa ainda não começou',
  notOpenText: (opens) => `A pesquisa começa em ${opens}. Abra esta página novamente nessa data.`,

  desks: 'Onde buscar ajuda: serviços de atendimento (consultation desks)',
  desksIntro: 'Pedir ajuda é uma boa atitude. Mesmo pequenas preocupações são bem-vindas.',
  nobodyAnswers:
    'Ninguém entra em contato por causa das respostas. Se houver risco de vida ou se você precisar de ajuda imediata, entre em contato diretamente com um destes serviços.',
  noDesks:
    'No momento não há serviço de atendimento para mostrar aqui. Pergunte ao contato da pesquisa onde buscar ajuda.',
  otherLanguage: 'O texto a seguir está em inglês.',
  noDeskSpeaks: (police, ambulance) =>
    `Nenhum dos serviços abaixo atende em português. A polícia (${police}) e a ambulância e os bombeiros (${ambulance}) têm intérpretes. Para outros assuntos, pergunte ao contato indicado abaixo da lista.`,
  deskHours: 'Horário',
  deskLanguages: 'Idiomas',
  deskFree: 'gratuito',
  deskPaid: 'ligação paga',
  deskFeeUnknown: 'consulte o serviço sobre o custo',
  desksUnverified:
    'Nomes, números e horários ainda não foram verificados (exibidos apenas para demonstração).',
  deskUnverified: 'Os dados deste serviço ainda não foram verificados (exibidos apenas para demonstração).',
  emergency: (police, ambulance) =>
    `Se houver risco de vida, ligue imediatamente para a polícia (${police}) ou para a ambulância e os bombeiros (${ambulance}).`,
  emergencyPolice: 'Polícia',
  emergencyAmbulance: 'Ambulância, bombeiros',
  deskOpen: 'Atende agora',
  deskOpenUntil: (until) => `Atende agora (até ${until})`,
  deskClosed: 'Fora do horário agora',
  deskClosedNext: (next) => `Fora do horário agora (volta a atender: ${next})`,
  wholeHour: (hour) => `${hour}h`,
  hourAndMinute: (hour, minute) => `${hour}h${minute}`,
  tomorrowAt: (clock) => `amanhã, ${clock}`,
  dayAt: (day, clock) => `${day}, ${clock}`,
  nobodyReadsNow: 'Ninguém lê na hora o que é escrito aqui. Também não ligaremos para você por causa disso.',
  urgentDesks: 'Se você quiser que alguém o escute agora',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,

  tools: 'Botões comuns',
  languages: 'Idioma de exibição',
  languagesShort: 'Idioma',
  languageFailed: 'Não foi possível carregar este idioma. Verifique a conexão e escolha novamente.',
  beingChecked: 'em verificação',
  quickExit: 'Sair agora',
  quickExitNote: 'Este botão, no alto da tela, mostra imediatamente uma página em branco.',
  quickExitErases: 'As respostas são apagadas deste aparelho.',
  quickExitHistory:
    'O histórico do navegador (páginas visitadas) não é apagado, e a barra de endereço continua mostrando o nome deste site.',
  quickExitPlain: 'O botão de voltar do navegador pode mostrar as respostas de novo. Feche também a aba.',
  quickExitHint: 'Apaga esta tela imediatamente e mostra uma página em branco.',

  desksShort: 'Buscar ajuda',
  opensNewTab: ' (abre em nova aba)',

  codeHeading: 'Digite o código de resposta',
  codeLabel: 'Código de resposta',
  codeHint: 'Digite o código de letras e números impresso na carta. Tanto faz maiúsculas ou minúsculas.',
  codeFromLetter: 'O código de resposta da carta foi lido.',
  codeRetype: 'Digitar o código novamente',
  codeEmpty: 'Digite o código de resposta. Ele está impresso na carta.',
  codeLength: (expected, typed) =>
    `O código de resposta tem ${expected} caracteres; você digitou ${typed}. Confira a carta novamente.`,
  codeSymbol: (symbol) =>
    `Os códigos não têm “${symbol}”. Digite letras e números (os números 0 e 1 e as letras O, I e L não são usados).`,
  codeMismatch: 'Parece que há algo diferente no código. Compare com a carta, caractere por caractere.',

  consentHeading: 'Seu consentimento',
  consentButton: 'Concordo e quero começar',
  consentRefusal: 'Se não concordar, feche esta página. Nada será enviado.',
  starting: 'Preparando o questionário. Aguarde um momento.',
  startFailed: 'Não foi possível carregar o questionário. Verifique a conexão e aperte o botão novamente.',
  consentSaving: 'Concordo e quero começar (guardar as respostas neste aparelho até o envio)',
  consentSavingNote: (days) =>
    `Mesmo que feche a tela ou perca a conexão, você pode continuar de onde parou. Até o envio, ou até completar ${days} dias desde que foram guardadas, outras pessoas que usam este aparelho também podem abrir as respostas.`,
  consentUnsaved: 'Concordo e quero começar (não guardar nada neste aparelho)',
  consentUnsavedNote:
    'Escolha esta opção em um aparelho que outras pessoas também usam, como na família, no trabalho ou na escola. Se fechar a tela antes do envio, as respostas serão perdidas.',
  consentPlainNote: 'Se fechar a tela antes do envio, as respostas serão perdidas.',
  consentSavingMark:
    'Depois do envio, as respostas são apagadas e fica só uma marca de que alguém respondeu neste aparelho, até o encerramento da pesquisa.',
  answeredHere: 'Já foram enviadas respostas deste aparelho. Se você é outra pessoa, pode continuar.',
  resumeHeading: 'Há respostas da última vez',
  resumeText:
    'Respostas não terminadas estão guardadas neste aparelho. Você pode continuar, ou apagá-las e começar do início.',
  resumeGoOn: 'Continuar',
  resumeDiscard: 'Apagar e começar do início',
  resumeOpening: 'Abrindo as respostas guardadas. Aguarde um momento.',
  draftReplaced:
    'O questionário foi renovado e não foi possível abrir as respostas da última vez. Elas foram apagadas. Pedimos desculpas: comece do início.',
  draftUnreadable:
    'Não foi possível ler as respostas guardadas neste aparelho. Pedimos desculpas: comece do início.',
  draftExpired: 'O prazo terminou e as respostas guardadas neste aparelho foram apagadas.',
  draftRemoved:
    'As respostas guardadas neste aparelho foram apagadas em outra tela (aba). O que você preenche nesta tela não é mais guardado. Se continuar, não feche esta tela até o envio.',
  replacedText:
    'O questionário foi renovado e estas respostas não puderam ser aceitas. Pedimos desculpas: volte à primeira tela e responda ao novo questionário.',
  draftNotKept:
    'Este aparelho não consegue guardar as respostas. Você pode continuar, mas não feche esta tela até o envio.',
  elsewhereHeading: 'Você está respondendo em outra tela',
  elsewhereText:
    'A mesma pesquisa está aberta em outra aba ou janela deste aparelho. Para continuar aqui, aperte o botão. O que foi digitado por último será mantido.',
  elsewhereGoOn: 'Continuar aqui',
  offlineStrip:
    'Não há conexão no momento, mas você pode continuar respondendo. As respostas serão enviadas quando a conexão voltar.',
  offlineUnkept: 'Se fechar ou recarregar esta tela, as respostas serão perdidas.',
  waitingKept: (until) =>
    `As respostas estão guardadas neste aparelho. Você pode fechar esta tela. Abra novamente a página desta pesquisa onde houver conexão, até ${until}, e elas serão enviadas. Não importa quantas vezes seja enviado, sua resposta é contada uma só vez.`,
  waitingGrace: (closes, until) =>
    `A pesquisa fica aberta até ${closes}, mas as respostas iniciadas até essa data ainda são aceitas se forem enviadas até ${until}.`,
  offlineHeading: 'Não há conexão no momento',
  offlineText: 'Esta página precisa de conexão. Verifique o sinal ou a rede e abra novamente.',
  offlineAgain: 'Abrir novamente',

  sharedNote: 'Outras pessoas usam este aparelho depois de você. Suas respostas não ficam nele.',
  sharedRefusal: 'Se não concordar, devolva o aparelho como está. Nada será enviado.',
  sharedStop: 'Parar e voltar ao início',
  sharedStopHeading: 'Quer parar?',
  sharedStopText: 'O que foi preenchido será apagado e a tela voltará ao início. Nada será enviado.',
  sharedReturn: (seconds) => `Esta tela volta ao início em ${seconds} segundos.`,
  sharedReturnNow: 'Voltar ao início',
  sharedReturnLater: 'Ver por mais tempo',
  sharedReturnHint: 'Quando terminar, toque em “Voltar ao início” para que a próxima pessoa possa começar.',
  sharedIdleHeading: 'Quer continuar?',
  sharedIdleText: (seconds) =>
    `Faz algum tempo que nada foi tocado. Em ${seconds} segundos, o que foi preenchido será apagado e a tela voltará ao início.`,
  sharedIdleGoOn: 'Continuar respondendo',
  sharedIdleLeave: 'Apagar e voltar ao início',
  sharedWaiting:
    'Suas respostas ainda estão só neste aparelho. Até que sejam enviadas, não feche esta tela nem desligue o aparelho. Se demorar, mostre esta tela à pessoa responsável. Suas respostas não aparecem nela.',
  sharedClearedHeading: 'Voltando ao início',
  sharedClearedText: 'O que foi preenchido foi apagado deste aparelho.',
  sharedClearedOffline: 'A conexão parece ter caído. Quando ela voltar, a tela voltará ao início.',

  progress: (page, pages) => `Página ${page} de ${pages}`,
  skipHint: 'Se não quiser responder a uma pergunta, deixe em branco e aperte “Avançar”.',
  sensitiveHint:
    'Esta página tem perguntas sobre sentimentos, saúde ou condições de vida que podem ser difíceis de responder. Se não quiser responder a uma pergunta, deixe em branco e aperte “Avançar”.',
  back: 'Voltar',
  next: 'Avançar',
  chooseFromList: 'Escolha',
  clearAnswer: 'Desmarcar',
  clearAnswerOf: (question) => `Desmarcar: ${question}`,

  plainBack:
    'Para rever perguntas anteriores, use o botão “Voltar” desta página. Com o botão de voltar do navegador, as respostas dadas depois podem se perder. Se a página não aparecer, recarregue-a.',
  mistakesHeading: 'Confira o que você preencheu',
  moreQuestions:
    'De acordo com a sua resposta, esta página ganhou mais perguntas. Se não quiser responder a alguma, deixe-a em branco e pressione “Avançar”.',
  notTogether: (option) => `“${option}” não pode ser escolhida junto com outras opções. Desmarque uma delas.`,
  lostHeading: 'Não foi possível abrir as respostas anteriores',
  lostText:
    'Não foi possível ler o que veio desta página como continuação das suas respostas. Elas ainda não foram enviadas.',
  lostBack:
    'Volte à página anterior pelo navegador e pressione o botão de novo. As suas respostas continuam na página anterior.',
  lostAgain:
    'Se esta página aparecer de novo, o questionário pode ter sido renovado. Desculpe: responda desde o início.',
  lostStart: 'Responder desde o início',

  sendHeading: 'Enviar as respostas',
  sendDone: 'Essas foram todas as perguntas. Obrigado.',
  sendWhatHappens: (organisation) =>
    `Ao apertar “Enviar”, suas respostas são entregues à organização responsável (${organisation}) e aparece um número de recebimento.`,
  sendFinal:
    'Depois de enviar, não é possível mudar nem cancelar as respostas. Para corrigir algo, volte às perguntas com “Voltar”.',
  sendAnonymous: 'As respostas são guardadas sem ligação com seu nome ou com o código de resposta.',
  sendAnonymousOpen: 'As respostas são guardadas sem ligação com seu nome.',
  send: 'Enviar',

  sendingHeading: 'Enviando',
  sendingText: 'Aguarde e não feche esta tela.',
  sendingAgain: 'Enviando novamente.',
  waitingHeading: 'Ainda não foi enviado',
  waitingNetwork: 'Parece que a conexão caiu. Verifique o sinal ou a rede.',
  waitingBusy: 'Muitas pessoas estão respondendo agora ou o sistema parou por um momento.',
  waitingAutomatic: (seconds) => `O envio será repetido automaticamente em cerca de ${seconds} segundos.`,
  waitingStay:
    'Se você fechar esta tela, suas respostas serão perdidas. Aguarde com ela aberta. Não importa quantas vezes seja enviado, sua resposta é contada uma só vez.',
  retryNow: 'Enviar agora',

  receiptHeading: 'Suas respostas foram recebidas',
  receiptLabel: 'Número de recebimento',
  receiptDay: 'Recebido em',
  receiptThanks: 'Obrigado por participar.',
  receiptAlready: 'Esta resposta já tinha sido recebida. Vale o que chegou primeiro.',
  receiptKeep:
    'O número de recebimento mostra que as respostas chegaram. Se quiser, anote-o. Ele não está ligado ao seu nome nem ao que você respondeu; por isso ninguém pode consultar suas respostas com ele.',
  receiptUse:
    'Suas respostas são reunidas com as de outras pessoas em estatísticas e usadas para planejar apoio contra a solidão e o isolamento e lugares de convivência.',
  receiptClose: 'Você pode fechar esta tela.',
  receiptReading: 'Por extenso',
  receiptDigits: 'zero um dois três quatro cinco seis sete oito nove',
  helpHeading: 'Obrigado pelo seu tempo',
  helpText:
    'Algumas perguntas podem ter trazido lembranças difíceis. Querer conversar com alguém é natural. Não precisa ser agora. Quando quiser conversar, conte com os serviços indicados abaixo.',
  afterHeading: 'O que acontece com suas respostas',
  resultsHeading: 'Resultados',
  resultsExpected: (when) => `A publicação dos resultados está prevista para ${when}, aproximadamente.`,
  resultsUndecided: 'A equipe da pesquisa avisará quando os resultados forem publicados.',
  resultsHere:
    'Depois disso, você também poderá vê-los pelo código QR ou pelo endereço com que abriu esta pesquisa.',
  resultsPublished: 'Os resultados desta pesquisa foram publicados.',
  resultsLink: 'Ver os resultados',
  aboutHeading: 'Sobre esta pesquisa',
  accessibility: 'Acessibilidade',
  privacyMore: 'Mais sobre o tratamento das suas respostas',

  codeProblemHeading: 'Confira o código de resposta',
  codeSpentHeading: 'Esta carta já foi respondida',
  codeSpentText:
    'Respostas com o código desta carta já chegaram. Se foi você quem respondeu, pode fechar esta tela.',
  codeSpentKept:
    'As respostas com o código desta carta já chegaram. Você pode apagar as respostas incompletas que ficaram neste aparelho.',
  eraseKept: 'Apagar as respostas incompletas',
  erasedKept: 'As respostas incompletas deste aparelho foram apagadas. Você pode fechar esta tela.',
  codeSpentCall: 'Se você não se lembra de ter respondido, ligue para:',
  codeVoidCall: 'Em caso de dúvida, ligue para:',
  otherCodeHeading: 'Se você tem outro código de resposta',
  otherCodeIntro: 'Se você tem outra carta, digite o código daquela carta.',
  sendWithOtherCode: 'Enviar com outro código',
  answersKept: 'Suas respostas não foram apagadas.',
  toCover: 'Voltar à primeira tela',
  codeBegin: 'Começar com este código',
  codeLooking: 'Verificando o código de resposta.',

  otherOffer: 'Continuar em outro aparelho',
  otherWhat:
    'Guardamos as suas respostas até aqui para que você possa continuar em outro aparelho, como um computador ou outro celular.',
  otherWho:
    'Qualquer pessoa que saiba o código da sua carta pode abrir as respostas guardadas. Se outras pessoas puderem ver o seu código, não salve.',
  otherUntil: (days) =>
    `As respostas ficam guardadas no sistema da pesquisa de forma que não podem ser lidas diretamente. Elas são apagadas quando você as envia, quando a pesquisa termina ou quando nada é salvo durante ${days} dias.`,
  otherSave: 'Salvar',
  otherSaving: 'Salvando. Pode levar de dez a vinte segundos.',
  otherSavedHeading: 'Suas respostas foram salvas',
  otherHow: 'Como continuar no outro aparelho',
  otherStepOpen:
    'No outro aparelho, abra a primeira página desta pesquisa com o código QR da carta ou com este endereço.',
  otherStepCode: 'Digite o código de resposta da carta. Com o código QR não é preciso digitar.',
  otherStepPress: (button) => `Toque em “${button}”.`,
  otherGoingOn: 'Se continuar neste aparelho, as respostas são salvas de novo a cada troca de página.',
  otherHeading: 'Se você já começou em outro aparelho',
  otherOpen: 'Concordar e continuar do outro aparelho',
  otherOpenNote: 'Abre as respostas guardadas com o seu código. Nada é salvo neste aparelho.',
  otherOpening: 'Abrindo as suas respostas. Pode levar de dez a vinte segundos.',
  otherNone:
    'Não há respostas guardadas com este código. Depois do envio, ou quando o prazo termina, nada fica guardado.',
  otherUnreadable:
    'Não foi possível ler as respostas guardadas. Também não é possível abri-las se o questionário mudou. Por favor, responda desde o início.',
  otherNoNetwork: 'Não houve conexão. Verifique o sinal ou a conexão e toque de novo.',
  otherBusy: 'O sistema está ocupado. Espere um pouco e toque de novo.',
  otherTooLong:
    'O texto é longo demais para ser salvo. Encurte o texto ou termine e envie as respostas neste aparelho.',
  otherRefused: 'No momento não é possível salvar. Por favor, termine e envie as respostas neste aparelho.',
  otherNewerHeading: 'As respostas do outro aparelho são mais novas',
  otherNewerText:
    'Outro aparelho salvou respostas depois deste. Escolha com quais respostas você quer continuar.',
  otherFoundHeading: 'Há respostas salvas antes',
  otherFoundText:
    'Há respostas salvas antes com este código. Escolha com quais respostas você quer continuar.',
  otherFoundUnreadable:
    'Não é possível ler as respostas guardadas. Se continuar com as deste aparelho, elas serão substituídas.',
  otherTake: 'Abrir as respostas guardadas',
  otherTakeNote: 'Elas substituem as respostas deste aparelho.',
  otherKeep: 'Continuar com as respostas deste aparelho',
  otherKeepNote: 'Elas substituem as respostas guardadas.',
  otherGone:
    'As respostas guardadas não existem mais. Talvez tenham sido enviadas do outro aparelho, ou o prazo terminou.',
  otherOn: 'As respostas são salvas a cada troca de página, para continuar no outro aparelho.',
  otherLate:
    'As respostas ainda não foram salvas para o outro aparelho. Vamos tentar de novo na próxima troca de página.',
  sendAgain: 'Enviar novamente',
  backToQuestions: 'Voltar às perguntas',

  correctionsHeading: 'Algumas respostas precisam de correção',
  correctionsIntro:
    'As respostas abaixo não podem ser aceitas assim. Corrija e envie novamente. As outras respostas não foram apagadas.',
  correctThis: 'Ir para esta pergunta',
  withdrawThis: 'Apagar esta resposta',
  withdrawn: 'Esta resposta foi apagada.',

  endedRefused: 'Desculpe: as respostas enviadas não puderam ser aceitas.',

  refusedHeading: 'Suas respostas não puderam ser aceitas',
  requestId: 'Número para consulta',

  survey: {
    placeholder: 'Escolha',
    invalidInputError: 'Digite um número.',
    numericError: 'Digite um número.',
    minError: 'Digite um número igual ou maior que {0}.',
    maxError: 'Digite um número igual ou menor que {0}.',
    numericMinMax: 'Digite um número de {1} a {2}.',
    numericMin: 'Digite um número igual ou maior que {1}.',
    numericMax: 'Digite um número igual ou menor que {1}.',
    stepError: 'Digite um número inteiro.',
    maxSelectError: 'Você pode escolher até {0}.',
    textMaxLength: 'Use no máximo {0} caracteres.',
    emptySurvey: 'Este questionário não tem perguntas para mostrar.',
    loadingSurvey: 'Carregando…',
  },
};
