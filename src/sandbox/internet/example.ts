import { page, type SimulatedHost } from './server.ts';

export interface ExampleData {
  /** Addresses and what is wrong with them; all others are alive. */
  links?: Record<string, never>;
}

/** The hosts that the demo shows. */
export function exampleInternet(_data: ExampleData = {}): SimulatedHost[] {
  return [{ host: 'pan.baidu.com', answer: () => page('百度网盘') }];
}
