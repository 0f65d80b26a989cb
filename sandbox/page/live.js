// The live stream: one WebSocket, reopened after each break, which reports the chats that the page shows.

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 8000;

export class Live {
  /** `looking()` returns the chats that the page shows; `hear(frame)` takes a frame, `tell(connected)` the state of the connection. */
  constructor({ looking, hear, tell }) {
    Object.assign(this, { looking, hear, tell });
    this.pause = FIRST_PAUSE;
    this.said = '';
  }

  connect() {
    const address = new URL('/live', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.socket = new WebSocket(address);
    this.socket.onopen = () => {
      this.pause = FIRST_PAUSE;
      this.said = '';
      this.tell(true);
      this.look();
    };
    this.socket.onmessage = ({ data }) => this.hear(JSON.parse(data));
    this.socket.onclose = () => {
      this.tell(false);
      setTimeout(() => this.connect(), this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    };
  }

  /** Send the chats that the page shows if they changed; a new revision alone is not sent. */
  look() {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    const looking = this.looking();
    const places = JSON.stringify([looking.people, looking.open.map(({ person, chat, readings }) => [person, chat, readings])]);
    if (places === this.said) return;
    this.said = places;
    const open = looking.open.map(({ person, chat, revision }) => ({ person, chat, revision }));
    this.socket.send(JSON.stringify({ people: looking.people, open }));
  }
}
