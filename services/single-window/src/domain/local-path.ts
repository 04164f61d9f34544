const MOST = 2_000;

/**
 * The path, query and fragment of this site that `text` names, or undefined: what a browser would take to another site
 * (`//host`, `/\host`, a scheme, control characters) is none. Sign-in leads back to nothing else (CWE-601).
 */
export function localPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > MOST || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return undefined;
  const own = 'http://own.invalid';
  const url = URL.parse(text, own);
  if (url?.origin !== own || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
