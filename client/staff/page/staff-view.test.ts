import { describe, expect, it } from 'vitest';
import { parseStaffLocation, type StaffLocation, staffHref } from './staff-view.ts';

const locations: StaffLocation[] = [
  { language: 'ja', view: { page: 'surveys' } },
  { language: 'en', view: { page: 'surveys' } },
  { language: 'ja', view: { page: 'desks' } },
  { language: 'en', view: { page: 'desk', deskId: 'inochi-free' } },
  { language: 'ja', view: { page: 'desk', deskId: null } },
  { language: 'ja', view: { page: 'returns', surveyId: 'saitama-2023' } },
  { language: 'en', view: { page: 'cross-tab', surveyId: 'saitama-2023', choice: {} } },
  {
    language: 'ja',
    view: {
      page: 'cross-tab',
      surveyId: 'saitama-2023-open',
      choice: {
        item: 'loneliness_direct',
        axis: 'age_band',
        noAnswer: 'out-of-base',
        nets: 'only',
        fold: 'age_3',
        figure: 'loneliness_any',
      },
    },
  },
];

describe('addresses of the officials’ page', () => {
  it.each(locations)('come back as the same view', (location) => {
    const href = new URL(staffHref(location), 'http://127.0.0.1');
    expect(parseStaffLocation(href.pathname, href.search)).toEqual(location);
  });

  it.each([
    '/staff/x',
    '/staff/surveys',
    '/staff/surveys/UPPER/returns',
    '/staff/surveys/a/../returns',
    '/staff/surveys/a/edit',
    '/staff/desks/UPPER',
    '/staff/desks/a/b',
  ])('%s is no page', (path) => expect(parseStaffLocation(path, '').view).toEqual({ page: 'unknown' }));

  it('leaves out words it does not know', () => {
    expect(parseStaffLocation('/staff/surveys/a/cross-tab', '?noAnswer=maybe&nets=&lang=xx')).toEqual({
      language: 'ja',
      view: { page: 'cross-tab', surveyId: 'a', choice: {} },
    });
  });
});
