import { describe, expect, it } from 'vitest';
import { EstimationError } from '../estimates/estimation-error.ts';
import { percentText } from '../estimates/percent.ts';
import { responseAccount } from './response-account.ts';

describe('responseAccount', () => {
  // Published (returned, valid of sent; percent): 三島市 市民意識調査; 埼玉県 令和3年度県政世論調査 (調査不能 2,233, 44.7 %);
  // 佐倉市 平成15年度市民意識調査; 伊勢原市 市民意識調査
  it.each([
    [2000, 1018, 4, '50.9', '50.7', 986, '49.3'],
    [5000, 2767, 0, '55.3', '55.3', 2233, '44.7'],
    [3000, 1749, 0, '58.3', '58.3', 1251, '41.7'],
    [3000, 1430, 0, '47.7', '47.7', 1570, '52.3'],
  ])(
    'of %d letters, %d returned, %d invalid',
    (sent, returned, invalid, rate, validRate, without, withoutRate) => {
      const account = responseAccount({ sent, undelivered: 0, returned, invalid });
      expect(account.valid).toBe(returned - invalid);
      expect(account.returnRate).toBe(returned / sent);
      expect(percentText(account.returned, account.sent)).toBe(rate);
      expect(percentText(account.valid, account.sent)).toBe(validRate);
      expect(account.withoutValidAnswer).toBe(without);
      expect(percentText(account.withoutValidAnswer, account.sent)).toBe(withoutRate);
      expect(account.validReturnRateOfDelivered).toBe(account.validReturnRate);
    },
  );

  it('takes the undelivered off in a rate of its own only', () => {
    const account = responseAccount({ sent: 1000, undelivered: 200, returned: 420, invalid: 20 });
    expect(account).toMatchObject({
      returnRate: 0.42,
      validReturnRate: 0.4,
      validReturnRateOfDelivered: 0.5,
    });
    expect(Object.isFrozen(account)).toBe(true);
    expect(
      responseAccount({ sent: 9, undelivered: 9, returned: 0, invalid: 0 }).validReturnRateOfDelivered,
    ).toBeNull();
  });

  it('says everything that contradicts itself at once', () => {
    expect(() => responseAccount({ sent: 0, undelivered: 0, returned: 0, invalid: 0 })).toThrow('got sent 0');
    const wrong = () => responseAccount({ sent: 10, undelivered: 4, returned: 7, invalid: 8 });
    expect(wrong).toThrow(EstimationError);
    expect(wrong).toThrow(/got 4 \+ 7 of 10.*got 8 of 7/s);
    expect(() => responseAccount({ sent: 10, undelivered: -1, returned: 2.5, invalid: 0 })).toThrow(
      /whole number undelivered of 0 or more, got -1.*returned of 0 or more, got 2.5/s,
    );
  });
});
