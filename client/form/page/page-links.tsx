import type { JSX } from 'react';
import { pageLanguage } from '../../../instruments/definition/page-language.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { accessibilityAddress, privacyAddress } from './page-addresses.ts';

/** The pages around the form, at the foot of every page: in a new tab, because leaving this one could lose answers. */
export function PageLinks(): JSX.Element {
  const { survey, language, t } = useForm();
  return (
    <ul className="form-links">
      <li>
        <a href={privacyAddress(survey.id, language)} target="_blank" rel="noreferrer noopener">
          {withReadings(t.privacy)}
          {withReadings(t.opensNewTab)}
        </a>
      </li>
      <li>
        <a
          href={accessibilityAddress(survey.id, language)}
          hrefLang={pageLanguage(language)}
          target="_blank"
          rel="noreferrer noopener"
        >
          {withReadings(t.accessibility)}
          {withReadings(t.opensNewTab)}
        </a>
      </li>
    </ul>
  );
}
