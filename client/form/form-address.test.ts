import { describe, expect, it } from 'vitest';
import { readFormAddress, withoutCode } from './form-address.ts';

describe('the address of the form', () => {
  it.each([
    ['/a/saitama-2023', { surveyId: 'saitama-2023', channel: null, code: null }],
    ['/a/saitama-2023/#code=ABCD-2345', { surveyId: 'saitama-2023', channel: null, code: 'ABCD-2345' }],
    ['/a/s/school?lang=en#code=a%20b', { surveyId: 's', channel: 'school', code: 'a b' }],
    ['/a/s?lang=xx#other', { surveyId: 's', channel: null, code: null }],
  ])('%s', (path, expected) => {
    expect(readFormAddress(new URL(path, 'http://localhost'))).toEqual(expected);
  });

  it('refuses a path that is not one of the form', () => {
    expect(() => readFormAddress(new URL('http://localhost/staff'))).toThrow('/a/<survey>');
  });

  it('loses the code and nothing else', () => {
    expect(withoutCode(new URL('http://localhost/a/s/school?lang=en#code=ABC'))).toBe('/a/s/school?lang=en');
  });
});
