// What the console asks of its server.

// Without the credentials that the address of the page may have: fetch takes no such address.
const API = new URL('api/', location.origin + location.pathname).href;

/** The answer to a question, or an error with the reason that the server gives. */
export async function get(path, parameters = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  const text = query.toString();
  return answer(await fetch(`${API}${path}${text ? `?${text}` : ''}`, { headers: { Accept: 'application/json' } }));
}

/** Has something done. */
export async function post(path, body) {
  return answer(await fetch(`${API}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Xonce-Console': '1' },
    body: JSON.stringify(body),
  }));
}

async function answer(response) {
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = {};
  }
  if (!response.ok || body.error) {
    throw new Error(body.error ?? `The server answers ${response.status}`);
  }
  return body;
}

/** A part of an address. */
export const part = encodeURIComponent;
