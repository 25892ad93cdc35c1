import type { DownloadedFile } from '../session/staff-request.ts';

/** Hand a file to the browser's downloads. */
export function saveFile({ name, content }: DownloadedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has taken its own hold of the content once the click has been handled
  setTimeout(() => URL.revokeObjectURL(url));
}
