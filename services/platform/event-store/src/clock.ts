/** The time, passed in. Epoch milliseconds UTC. */
export interface Clock {
  now(): number;
  /** True while time is simulated: what is recorded then is sample data. */
  readonly simulated: boolean;
}

export const systemClock: Clock = { now: () => Date.now(), simulated: false };
