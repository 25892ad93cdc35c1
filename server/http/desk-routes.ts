import type { Application } from 'express';
import { z } from 'zod';
import { routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import type { SignedInAccount } from '../staff/sessions.ts';
import { hoursFindings } from '../surveys/desk-findings.ts';
import { hiddenReasons } from '../surveys/desk-shown.ts';
import {
  addDesk,
  changeDesk,
  checkDesk,
  type DeskChange,
  desksOn,
  readDeskVersions,
  retireDesk,
} from '../surveys/desk-versions.ts';
import { openingOf } from '../surveys/desks.ts';
import { staffDesk, staffDesks } from '../surveys/staff-desks.ts';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { bindRoute, type Gatekeeper } from './bind-route.ts';
import type { ServerParts } from './server-parts.ts';

/** What staff do with the consultation desks. */
export function bindDeskRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { store, surveys, clock } = parts;
  const today = () => tokyoDay(clock());
  const changeBy = ({ name }: SignedInAccount): DeskChange => ({ day: today(), account: name });
  const afterwards = (id: string) => staffDesk(store, id, today(), surveys.deskRules);
  const idOf = (parameters: Readonly<Record<string, string>>) => parameters.deskId ?? '';

  bindRoute(app, routes.desks, gatekeeper, async () =>
    staffDesks(store, today(), surveys.deskRules, {
      surveys: await surveys.all(),
      definitions: parts.definitions,
    }),
  );

  bindRoute(app, routes.addDesk, gatekeeper, async ({ body, account }) =>
    afterwards(await addDesk(store, body, changeBy(account))),
  );

  bindRoute(app, routes.changeDesk, gatekeeper, async ({ parameters, body, account }) => {
    await changeDesk(store, idOf(parameters), body, changeBy(account));
    return afterwards(idOf(parameters));
  });

  bindRoute(app, routes.checkDesk, gatekeeper, async ({ parameters, body, account }) => {
    await checkDesk(store, idOf(parameters), body, changeBy(account));
    return afterwards(idOf(parameters));
  });

  bindRoute(app, routes.retireDesk, gatekeeper, async ({ parameters, body, account }) => {
    await retireDesk(store, idOf(parameters), body, changeBy(account));
    return afterwards(idOf(parameters));
  });

  bindRoute(app, routes.deskVersions, gatekeeper, async ({ parameters }) => {
    const versions = await readDeskVersions(store, idOf(parameters));
    if (versions.length === 0) throw new Problem('desk.unknown');
    return versions.map(({ record, ...version }) => ({ ...version, desk: record }));
  });

  bindRoute(app, routes.deskHours, gatekeeper, ({ body }) => {
    const findings = hoursFindings(body.hours_rules);
    if (findings.length > 0) throw new Problem('desk.invalid', { findings });
    return openingOf({ ...body, valid_from: null, valid_to: null }, today());
  });

  bindRoute(app, routes.desksShown, gatekeeper, async ({ parameters }) => {
    const asked = z.iso.date().safeParse(parameters.day);
    if (!asked.success) throw new Problem('request.malformed');
    const day = asked.data;
    const desks = await desksOn(store, day);
    return {
      day,
      desks: desks
        .filter(({ record }) => hiddenReasons(record, day, surveys.deskRules).length === 0)
        .map(({ version, record, replaced }) => ({
          id: record.id,
          version,
          replaced,
          name: record.name,
          value: record.value,
        })),
    };
  });
}
