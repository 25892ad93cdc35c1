import type { CoverTexts } from './cover-ja.ts';

export const portugueseCover: CoverTexts = {
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

  noScript: 'Para responder nesta tela, ative o JavaScript.',
  noScriptPaper:
    'Se você recebeu o questionário em papel, também pode responder no papel. Em caso de dúvida, ligue para:',
  noScriptCall: 'Para responder de outra forma, ligue para:',

  desks: 'Onde buscar ajuda: serviços de atendimento (consultation desks)',
  desksIntro: 'Pedir ajuda é uma boa atitude. Mesmo pequenas preocupações são bem-vindas.',
  nobodyAnswers:
    'Ninguém responde ao que é escrito aqui. Se houver risco de vida ou se você precisar de ajuda imediata, entre em contato diretamente com um destes serviços.',
  noDesks: 'Pergunte ao contato da pesquisa onde buscar ajuda.',
  deskHours: 'Horário',
  deskLanguages: 'Idiomas',
  deskFree: 'gratuito',
  deskPaid: 'ligação paga',
  deskFeeUnknown: 'consulte o serviço sobre o custo',
  desksUnverified:
    'Nomes, números e horários ainda não foram verificados (exibidos apenas para demonstração).',
  deskUnverified: 'Os dados deste serviço ainda não foram verificados (exibidos apenas para demonstração).',
  colon: ': ',
  inBrackets: (note) => ` (${note})`,
};
