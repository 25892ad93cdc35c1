import type { JSX } from 'react';
import { telephoneLink } from '../../../instruments/desks/telephone-link.ts';
import { useForm } from '../form-context.ts';

/** Who answers questions about the survey: name, a telephone number that can be pressed, hours. */
export function ContactLines(): JSX.Element {
  const { survey, text } = useForm();
  const { name, phone, hours } = survey.contact;
  return (
    <p>
      {text(name)}
      <br />
      <a className="form-tel" href={telephoneLink(phone)}>
        {phone}
      </a>
      <br />
      {text(hours)}
    </p>
  );
}
