import type { PrivacyTexts } from './ja.ts';

export const texts: PrivacyTexts = {
  heading: 'Como suas respostas são tratadas: os detalhes',
  intro: 'Quem trata as informações das pessoas que respondem, para quê e como.',
  whoHeading: 'Quem realiza esta pesquisa',

  keptHeading: 'O que é guardado e o que não é',
  keptWith:
    'Com as respostas guardamos apenas o dia em que chegaram, a forma de responder, como você recebeu o link (carta, folheto, escola…), o idioma mostrado e a versão do texto com que você concordou.',
  keptWithInvitation:
    'Com as respostas guardamos apenas o dia em que chegaram, a forma de responder, como você recebeu o link (carta, folheto, escola…), o grupo ao qual a carta foi enviada (por exemplo, a região; grupos pequenos são reunidos), o idioma mostrado e a versão do texto com que você concordou.',
  keptNot: 'Não guardamos nome, endereço IP, tipo de aparelho nem horário da resposta. Não usamos cookies.',
  keptWrongCodes:
    'Para perceber se alguém envia códigos de resposta errados seguidamente, contamos as tentativas por rede durante pouco tempo. Isso não fica registrado nem é ligado às respostas.',

  anonymityHeading: 'Como ninguém sabe de quem são as respostas',
  anonymityInvitation:
    'O código de resposta serve apenas para abrir o questionário e para que cada pessoa responda uma só vez. Registramos que um código foi usado, mas ele nunca é guardado com as respostas.',
  anonymityOpen: 'Não pedimos nome nem código de resposta. Não guardamos nada que mostre quem você é.',

  deviceHeading: 'O que fica no seu aparelho',
  deviceText:
    'As respostas incompletas só ficam no aparelho se você escolher guardá-las nele, junto com uma cópia das páginas (perguntas e serviços de apoio) para quando não houver rede. As duas coisas são apagadas quando as respostas são enviadas e quando você pressiona o botão de sair imediatamente. Respostas com prazo vencido não podem mais ser abertas e são apagadas quando uma página desta pesquisa for aberta de novo. Respostas que esperam o envio ficam até que cheguem, ou até que você pressione o botão de sair imediatamente; se a pesquisa for encerrada antes disso, são apagadas quando uma página dela for aberta de novo. Se escolher não guardar, nada fica depois de fechar a página.',
  deviceAnswered:
    'Se você escolheu guardar as respostas incompletas, depois do envio fica no aparelho só uma marca de que alguém respondeu nele, até o encerramento da pesquisa. Ela não mostra o que foi respondido. É apagada quando uma página desta pesquisa é aberta depois do encerramento, ou quando você pressiona o botão de sair imediatamente.',
  deviceShared: 'Em aparelhos compartilhados, como os de uma escola, nada fica.',
  deviceOther:
    'Se você escolher continuar em outro aparelho, as respostas incompletas ficam guardadas de uma forma que só o código de resposta abre, e são apagadas depois do envio ou do encerramento da pesquisa.',

  retentionHeading: 'Por quanto tempo é guardado',
  retentionInvitation:
    'Os registros dos códigos de resposta e dos números de recebimento são apagados depois do encerramento da pesquisa.',
  retentionOpen: 'Os registros dos números de recebimento são apagados depois do encerramento da pesquisa.',
  retentionAsk: 'Pergunte ao contato por quanto tempo as respostas são guardadas.',

  seeHeading: 'Quem vê as respostas',
  seeTables:
    'A equipe da pesquisa vê tabelas tratadas de modo que não se saiba de quem são as respostas. Professores, família, colegas de trabalho e outras pessoas não podem ver quem respondeu o quê.',
  freeText:
    'O que é escrito livremente é lido depois pela equipe da pesquisa. Não escreva nomes, números de telefone nem nada que mostre de quem se trata.',
  contractor: 'Empresa contratada',

  thirdHeading: 'Envio de informações a terceiros',
  thirdText: 'As páginas desta pesquisa não enviam informações dos usuários a terceiros.',
  thirdChecked:
    'Não usamos serviços externos de publicidade, estatísticas de acesso, mapas e outros. A cada mudança do sistema, as páginas são abertas de verdade para verificar que nada é enviado a outro servidor.',
  thirdLinks:
    'Os links para serviços de atendimento e resultados abrem páginas de outras organizações, que tratam informações segundo as próprias regras.',

  afterHeading: 'Depois do envio',
  afterText:
    'Como não se sabe de quem são, as respostas enviadas não podem ser corrigidas, retiradas nem mostradas a você.',
};
