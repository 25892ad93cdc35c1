import type { JSX } from 'react';
import { EMERGENCY_NUMBERS } from '../../../instruments/desks/emergency-numbers.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** What to do when a life is in danger. The numbers hold everywhere and always, so they stand even where no desk does. */
export function EmergencyLines(): JSX.Element {
  const { t } = useForm();
  const { police, ambulance } = EMERGENCY_NUMBERS;
  return (
    <div className="form-emergency">
      <p>{withReadings(t.emergency(police, ambulance))}</p>
      <p className="form-emergency__numbers">
        <a className="form-tel" href={`tel:${police}`}>
          <span>
            {withReadings(t.emergencyPolice)} {police}
          </span>
        </a>
        <a className="form-tel" href={`tel:${ambulance}`}>
          <span>
            {withReadings(t.emergencyAmbulance)} {ambulance}
          </span>
        </a>
      </p>
    </div>
  );
}
