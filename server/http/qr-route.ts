import type { Application } from 'express';
import { routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import { qrPng } from '../qr/qr-png.ts';
import { qrSvg } from '../qr/qr-svg.ts';
import { ANSWERED, bindRoute, type Gatekeeper } from './bind-route.ts';
import { surveyLink } from './public-survey.ts';
import type { ServerParts } from './server-parts.ts';

/** The survey's link as a picture for flyers; never with an access code. */
export function bindQrRoute(
  app: Application,
  { surveys, baseUrl }: ServerParts,
  gatekeeper: Gatekeeper,
): void {
  bindRoute(app, routes.qrCode, gatekeeper, async ({ parameters, response }) => {
    const { survey } = await surveys.find(parameters.surveyId);
    const link = surveyLink(baseUrl, survey.id);
    if (parameters.format === 'svg') response.type('image/svg+xml').send(qrSvg(link, survey.title.ja));
    else if (parameters.format === 'png') response.type('image/png').send(qrPng(link));
    else throw new Problem('route.unknown');
    return ANSWERED;
  });
}
