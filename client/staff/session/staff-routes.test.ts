import { describe, expect, it } from 'vitest';
import { crossTabFileRequestSchema, crossTabRequestSchema, routes } from '../../../server/contract/api.ts';
import {
  crossTabFilePath,
  crossTabPath,
  deskCheckPath,
  deskHoursPath,
  deskPath,
  deskRetirementPath,
  desksPath,
  desksShownPath,
  deskVersionsPath,
  menuPath,
  qrCodePath,
  returnsPath,
  sessionPath,
  surveysPath,
} from './staff-routes.ts';

const request = { item: 'loneliness_direct', axis: 'area', fold: 'areas_4' } as const;

describe('paths of the officials’ page', () => {
  it('are those of the contract', () => {
    const filled = (path: string) => path.replace(':surveyId', 'saitama-2023');
    expect([sessionPath, surveysPath]).toEqual([routes.login.path, routes.surveys.path]);
    expect(returnsPath('saitama-2023')).toBe(filled(routes.returns.path));
    expect(menuPath('saitama-2023')).toBe(filled(routes.menu.path));
    expect(qrCodePath('saitama-2023', 'svg')).toBe(filled(routes.qrCode.path).replace(':format', 'svg'));
    expect(crossTabPath('saitama-2023', request).split('?')[0]).toBe(filled(routes.crossTab.path));
    expect(crossTabFilePath('saitama-2023', 'machine.csv', request).split('?')[0]).toBe(
      filled(routes.crossTabFile.path).replace(':file', 'machine.csv'),
    );
  });

  it('of desks are those of the contract', () => {
    const filled = (path: string) => path.replace(':deskId', 'desk-1').replace(':day', '2026-11-22');
    expect([desksPath, deskHoursPath]).toEqual([routes.desks.path, routes.deskHours.path]);
    expect(deskPath('desk-1')).toBe(filled(routes.changeDesk.path));
    expect(deskCheckPath('desk-1')).toBe(filled(routes.checkDesk.path));
    expect(deskRetirementPath('desk-1')).toBe(filled(routes.retireDesk.path));
    expect(deskVersionsPath('desk-1')).toBe(filled(routes.deskVersions.path));
    expect(desksShownPath('2026-11-22')).toBe(filled(routes.desksShown.path));
  });

  it('carry a query that the contract accepts', () => {
    const query = new URLSearchParams(crossTabPath('saitama-2023', request).split('?')[1]);
    expect(crossTabRequestSchema.parse(Object.fromEntries(query))).toEqual({
      ...request,
      noAnswer: 'in-base',
      nets: 'with',
    });
    const path = crossTabFilePath('saitama-2023', 'report.csv', { ...request, encoding: 'cp932' });
    const file = new URLSearchParams(path.split('?')[1]);
    expect(crossTabFileRequestSchema.parse(Object.fromEntries(file))).toMatchObject({
      ...request,
      encoding: 'cp932',
      unmappable: 'refuse',
    });
  });
});
