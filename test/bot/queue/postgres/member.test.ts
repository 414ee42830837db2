import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Member } from '../../../../src/bot/queue/postgres/member.ts';

const timing = { beatMs: 100, fenceMs: 1000, deadMs: 2000, leaseMs: 400 };
const statements = {
  register: 'register',
  beat: 'beat',
  takeLease: 'takeLease',
  buryDead: 'buryDead',
  leave: 'leave',
  dropLease: 'dropLease',
};

let events: string[];
let isOut: boolean;
let isKnown: boolean;
let hasLease: boolean;
let member: Member;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  events = [];
  [isOut, isKnown, hasLease] = [false, true, false];
  const query = async (sql: string) => {
    if (isOut) throw new Error('out of reach');
    events.push(sql);
    if (sql === 'beat') return isKnown ? [{}] : [];
    return sql === 'takeLease' && hasLease ? [{}] : [];
  };
  member = new Member({
    database: { query } as never,
    statements: statements as never,
    timing,
    listener: {
      onWork: () => {},
      onLost: () => void events.push('lost'),
      onLeader: (isLeader) => void events.push(isLeader ? 'leads' : 'follows'),
    },
    releaseOrphans: async () => void events.push('release orphans'),
    releaseForgotten: async () => void events.push('release forgotten'),
  });
});
afterEach(async () => {
  isOut = false;
  const stopped = member.stop();
  await vi.advanceTimersByTimeAsync(timing.beatMs);
  await stopped;
  vi.useRealTimers();
});

describe('a worker', () => {
  it('registers with its first sign of life, and gives one at each beat', async () => {
    await member.start();
    expect(events).toEqual(['register', 'takeLease', 'release forgotten']);
    await vi.advanceTimersByTimeAsync(timing.beatMs);
    expect(events.slice(3)).toEqual(['beat', 'takeLease', 'release forgotten']);
  });

  it('does not start without the database', async () => {
    isOut = true;
    await expect(member.start()).rejects.toThrow('out of reach');
  });

  it('goes on under another name when the leader has taken it for dead', async () => {
    await member.start();
    const name = member.id;
    isKnown = false;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.beatMs);
    expect(events.slice(0, 3)).toEqual(['beat', 'lost', 'register']);
    expect(member.id).not.toBe(name);
  });

  it('stops its jobs by itself when it could not report for long, and once', async () => {
    await member.start();
    const name = member.id;
    isOut = true;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.fenceMs - timing.beatMs);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(timing.fenceMs);
    expect(events).toEqual(['lost']);
    expect(member.id).not.toBe(name);
  });
});

describe('the leader', () => {
  beforeEach(async () => {
    hasLease = true;
    await member.start();
  });

  it('buries the dead and gives back their jobs at each beat', async () => {
    expect(events).toEqual(['register', 'takeLease', 'leads', 'buryDead', 'release orphans', 'release forgotten']);
    events = [];
    await vi.advanceTimersByTimeAsync(timing.beatMs);
    expect(events).toContain('buryDead');
    expect(events).not.toContain('leads');
  });

  it('follows as soon as another one leads', async () => {
    hasLease = false;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.beatMs);
    expect(events).toContain('follows');
    expect(events).not.toContain('buryDead');
  });

  it('no longer leads when its lease has run out without a sign of life', async () => {
    isOut = true;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.leaseMs + timing.beatMs);
    expect(events).toEqual(['follows']);
  });

  it('leaves the table and the lease when it stops', async () => {
    events = [];
    const stopped = member.stop();
    await vi.advanceTimersByTimeAsync(timing.beatMs);
    await stopped;
    expect(events).toEqual(['leave', 'release orphans', 'dropLease']);
  });
});
