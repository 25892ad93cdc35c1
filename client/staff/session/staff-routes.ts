import type {
  CrossTabFileName,
  CrossTabFileRequest,
  CrossTabRequest,
  routes,
} from '../../../server/contract/api.ts';

/**
 * Paths of the contract, written once more because a browser may take only types from the server;
 * each has the contract's literal type, so that a path that differs from the contract does not compile.
 */
type PathOf<R extends keyof typeof routes> = (typeof routes)[R]['path'];

export const sessionPath: PathOf<'login'> & PathOf<'account'> & PathOf<'logout'> = '/api/staff/session';
export const surveysPath: PathOf<'surveys'> = '/api/staff/surveys';
const returnsTemplate: PathOf<'returns'> = '/api/staff/surveys/:surveyId/returns';
const menuTemplate: PathOf<'menu'> = '/api/staff/surveys/:surveyId/analysis';
const crossTabTemplate: PathOf<'crossTab'> = '/api/staff/surveys/:surveyId/cross-tab';
const fileTemplate: PathOf<'crossTabFile'> = '/api/staff/surveys/:surveyId/cross-tab/:file';
export const desksPath: PathOf<'desks'> & PathOf<'addDesk'> = '/api/staff/desks';
export const deskHoursPath: PathOf<'deskHours'> = '/api/staff/desk-hours';
const deskTemplate: PathOf<'changeDesk'> = '/api/staff/desks/:deskId';
const deskCheckTemplate: PathOf<'checkDesk'> = '/api/staff/desks/:deskId/checks';
const deskRetirementTemplate: PathOf<'retireDesk'> = '/api/staff/desks/:deskId/retirement';
const deskVersionsTemplate: PathOf<'deskVersions'> = '/api/staff/desks/:deskId/versions';
const desksShownTemplate: PathOf<'desksShown'> = '/api/staff/desks-shown/:day';
const qrCodeTemplate: PathOf<'qrCode'> = '/qr/:surveyId.:format';

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** The cross-tab's query; what follows from the contract's defaults is written out, so that a link says what it shows. */
export function crossTabQuery(request: CrossTabRequest): string {
  const query = new URLSearchParams({
    item: request.item,
    axis: request.axis,
    noAnswer: request.noAnswer ?? 'in-base',
    nets: request.nets ?? 'with',
  });
  if (request.fold !== undefined) query.set('fold', request.fold);
  return query.toString();
}

export const returnsPath = (surveyId: string): string => fill(returnsTemplate, { surveyId });
export const menuPath = (surveyId: string): string => fill(menuTemplate, { surveyId });
export const crossTabPath = (surveyId: string, request: CrossTabRequest): string =>
  `${fill(crossTabTemplate, { surveyId })}?${crossTabQuery(request)}`;
export const crossTabFilePath = (
  surveyId: string,
  file: CrossTabFileName,
  { encoding = 'utf-8', unmappable = 'refuse', ...request }: CrossTabFileRequest,
): string => {
  const written = new URLSearchParams({ encoding, unmappable });
  return `${fill(fileTemplate, { surveyId, file })}?${crossTabQuery(request)}&${written}`;
};
export const deskPath = (deskId: string): string => fill(deskTemplate, { deskId });
export const deskCheckPath = (deskId: string): string => fill(deskCheckTemplate, { deskId });
export const deskRetirementPath = (deskId: string): string => fill(deskRetirementTemplate, { deskId });
export const deskVersionsPath = (deskId: string): string => fill(deskVersionsTemplate, { deskId });
export const desksShownPath = (day: string): string => fill(desksShownTemplate, { day });
export const qrCodePath = (surveyId: string, format: 'svg' | 'png'): string =>
  fill(qrCodeTemplate, { surveyId, format });
