// The people's API (docs/sandbox.md) as functions; a call that is refused throws a Refusal with the server's code.

export class Refusal extends Error {
  constructor(code, text) {
    super(text);
    this.code = code;
  }
}

async function call(method, path, body) {
  const options = { method };
  if (body instanceof FormData) {
    options.body = body;
  } else if (method !== 'GET') {
    options.headers = { 'Content-Type': 'application/json' };
    if (body !== undefined) options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options).catch(() => {
    throw new Refusal('unreachable', '');
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(answer?.error?.code ?? 'fault', answer?.error?.text ?? response.statusText);
  return answer;
}

const someone = (person) => `/api/people/${person}`;
const chatOf = ({ person, chat }) => `${someone(person)}/chats/${chat}`;
const messageOf = (place, message) => `${chatOf(place)}/messages/${message}`;

export const about = () => call('GET', '/api');
export const chats = (person) => call('GET', `${someone(person)}/chats`);

export function messages(place, limit, before) {
  const bound = before === undefined ? '' : `&before=${before}`;
  return call('GET', `${chatOf(place)}/messages?limit=${limit}${bound}`);
}

export const write = (place, text, replyTo) =>
  call('POST', `${chatOf(place)}/messages`, { text, ...(replyTo && { reply_to: replyTo }) });

export const tapKey = (place, text) => call('POST', `${chatOf(place)}/messages`, { text, key: true });

export function sendFile(place, file, { as, text, replyTo }) {
  const form = new FormData();
  form.set('file', file, file.name);
  form.set('as', as);
  form.set('text', text);
  if (replyTo) form.set('reply_to', replyTo);
  return call('POST', `${chatOf(place)}/messages`, form);
}

export const edit = (place, message, text) => call('PATCH', messageOf(place, message), { text });
export const press = (place, message, data) => call('POST', `${messageOf(place, message)}/press`, { data });
export const vote = (place, message, options) => call('PUT', `${messageOf(place, message)}/vote`, { options });
export const commands = (place) => call('GET', `${chatOf(place)}/commands`);
export const start = (place) => call('POST', `${chatOf(place)}/start`);
export const read = (place, message) => call('PUT', `${chatOf(place)}/read`, { message });
export const draft = (place, text) => call('PUT', `${chatOf(place)}/draft`, { text });
export const block = (place, blocked) => call('PUT', `${chatOf(place)}/blocked`, { blocked });
export const open = (person, url, chat) => call('POST', `${someone(person)}/open`, { url, ...(chat !== null && { chat }) });
export const scan = (person, file) => call('POST', `${someone(person)}/scan`, { file });

export const fileAddress = (person, file) => `${someone(person)}/files/${file}`;
export const downloadAddress = (person, file) => `${fileAddress(person, file)}?download=1`;

export const moveClock = (how) => call('POST', '/api/clock', how);
export const beginTrouble = (name) => call('PUT', `/api/troubles/${name}`, {});
export const endTrouble = (name) => call('DELETE', `/api/troubles/${name}`);
export const killBot = () => call('POST', '/api/bot/kill');
export const startBot = () => call('POST', '/api/bot/start');
export const skipStory = () => call('POST', '/api/stage/skip');

export async function sample(name) {
  const response = await fetch(`/api/stage/samples/${encodeURIComponent(name)}`);
  if (!response.ok) throw new Refusal('not_found', name);
  return new File([await response.blob()], name);
}
