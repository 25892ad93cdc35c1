import type { Application } from 'express';
import { routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import { qrPng } from '../qr/qr-png.ts';
import { qrSvg } from '../qr/qr-svg.ts';
import { ANSWERED, bindRoute, type Gatekeeper } from './bind-route.ts';
import { surveyLink } from './public-survey.ts';
import type { ServerParts } from './server-parts.ts';

const PICTURES = {
  svg: { type: 'image/svg+xml', draw: (link: string, title: string) => Buffer.from(qrSvg(link, title)) },
  png: { type: 'image/png', draw: (link: string) => qrPng(link) },
} as const;

/** The survey's link as a picture for flyers; never with an access code. Each picture is drawn once. */
export function bindQrRoute(
  app: Application,
  { surveys, baseUrl }: ServerParts,
  gatekeeper: Gatekeeper,
): void {
  const drawn = new Map<string, Buffer>();
  bindRoute(app, routes.qrCode, gatekeeper, async ({ parameters, response }) => {
    const { survey } = await surveys.find(parameters.surveyId);
    const { format } = parameters;
    if (format !== 'svg' && format !== 'png') throw new Problem('route.unknown');
    const name = `${survey.id}.${format}`;
    const picture = drawn.get(name) ?? PICTURES[format].draw(surveyLink(baseUrl, survey.id), survey.title.ja);
    drawn.set(name, picture);
    response.type(PICTURES[format].type).send(picture);
    return ANSWERED;
  });
}
