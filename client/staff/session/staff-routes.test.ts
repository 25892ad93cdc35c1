import { describe, expect, it } from 'vitest';
import { crossTabRequestSchema, routes } from '../../../server/contract/api.ts';
import {
  crossTabFilePath,
  crossTabPath,
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
    expect(crossTabFilePath('saitama-2023', 'machine', request).split('?')[0]).toBe(
      filled(routes.crossTabFile.path).replace(':profile', 'machine'),
    );
  });

  it('carry a query that the contract accepts', () => {
    const query = new URLSearchParams(crossTabPath('saitama-2023', request).split('?')[1]);
    expect(crossTabRequestSchema.parse(Object.fromEntries(query))).toEqual({
      ...request,
      noAnswer: 'in-base',
      nets: 'with',
    });
  });
});
