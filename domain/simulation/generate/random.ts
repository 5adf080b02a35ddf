/** A small pseudo-random generator (mulberry32): the same seed gives the same numbers on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** 0 up to, and not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Happens in so many of 100. */
  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[Math.floor(this.next() * from.length)] ?? from[0];
  }

  /** A span of work: around the median, seldom a tenth of it, seldom eight times as long. */
  span(median: number): number {
    const ratio = (0.1 + this.next()) / (0.1 + this.next());
    return Math.round(median * Math.min(8, Math.max(0.1, ratio)));
  }
}

/** The seed of one of many: each case is the same, however many there are. */
export const seedOf = (seed: number, index: number): number => Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
