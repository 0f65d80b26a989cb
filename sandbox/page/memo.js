// A directive that redraws a part only if its dependencies changed: with 200 messages on the screen, a change of one
// of them costs one comparison for each of the others.

import { noChange } from './vendor/lit-html/lit-html.js';
import { Directive, directive } from './vendor/lit-html/directive.js';

class Memo extends Directive {
  render(inputs, make) {
    if (this.inputs?.length === inputs.length && inputs.every((input, i) => Object.is(input, this.inputs[i]))) {
      return noChange;
    }
    this.inputs = inputs;
    return make();
  }
}

export const memo = directive(Memo);
