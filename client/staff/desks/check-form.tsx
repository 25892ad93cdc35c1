import { type ReactNode, useState } from 'react';
import type { DeskCheck, StaffDesk } from '../../../server/contract/api.ts';
import { useReader } from '../page/reader.ts';
import { TextField } from '../page/text-field.tsx';
import { deskCheckPath } from '../session/staff-routes.ts';
import { DeskAction } from './desk-action.tsx';

interface Props {
  readonly staffDesk: StaffDesk;
  readonly checkDays: number;
  readonly done: () => void;
  readonly again: () => void;
  readonly cancel: () => void;
}

/** 今日確認した: who called the desk today and found everything as it is written. */
export function CheckForm({ staffDesk, checkDays, done, again, cancel }: Props): ReactNode {
  const { texts } = useReader();
  const t = texts.desks;
  const [who, setWho] = useState('');
  const [missing, setMissing] = useState(false);
  const { desk, version } = staffDesk;
  const id = `check-${desk.id}`;
  return (
    <DeskAction
      question={t.checkIntro(String(checkDays))}
      yes={t.checkSave}
      path={deskCheckPath(desk.id)}
      body={{ version, checkedBy: who.trim() } satisfies DeskCheck}
      done={done}
      again={again}
      cancel={cancel}
      ready={() => {
        setMissing(who.trim() === '');
        if (who.trim() === '') document.getElementById(id)?.focus();
        return who.trim() !== '';
      }}
    >
      <TextField
        id={id}
        label={t.checkWho}
        value={who}
        most={64}
        error={missing ? t.whoMissing : undefined}
        onChange={setWho}
      />
    </DeskAction>
  );
}
