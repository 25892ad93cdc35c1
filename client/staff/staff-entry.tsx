import '@digital-go-jp/design-tokens/dist/tokens.css';
import './staff.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StaffApp } from './staff-app.tsx';
import { staffTexts } from './texts/staff-texts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The staff page needs an element with the id "root".');

createRoot(root, {
  onUncaughtError: () => {
    // React has taken the page away; a blank screen would say nothing
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    notice.textContent = `${staffTexts.ja.page.crashed} ${staffTexts.en.page.crashed}`;
    document.body.replaceChildren(notice);
  },
}).render(
  <StrictMode>
    <StaffApp demonstration={root.dataset.demonstration === 'true'} />
  </StrictMode>,
);
