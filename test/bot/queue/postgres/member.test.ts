import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Member } from '../../../../src/bot/queue/postgres/member.ts';

const timing = { heartbeatMs: 100, fenceMs: 1000, deadMs: 2000, leaseMs: 400 };
const statements = {
  register: 'register',
  heartbeat: 'heartbeat',
  acquireLease: 'acquireLease',
  deleteDeadWorkers: 'deleteDeadWorkers',
  deregister: 'deregister',
  releaseLease: 'releaseLease',
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
    if (sql === 'heartbeat') return isKnown ? [{}] : [];
    return sql === 'acquireLease' && hasLease ? [{}] : [];
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
  await vi.advanceTimersByTimeAsync(timing.heartbeatMs);
  await stopped;
  vi.useRealTimers();
});

describe('a worker', () => {
  it('registers with its first heartbeat, and sends one at each interval', async () => {
    await member.start();
    expect(events).toEqual(['register', 'acquireLease', 'release forgotten']);
    await vi.advanceTimersByTimeAsync(timing.heartbeatMs);
    expect(events.slice(3)).toEqual(['heartbeat', 'acquireLease', 'release forgotten']);
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
    await vi.advanceTimersByTimeAsync(timing.heartbeatMs);
    expect(events.slice(0, 3)).toEqual(['heartbeat', 'lost', 'register']);
    expect(member.id).not.toBe(name);
  });

  it('stops its jobs by itself when it could not report for long, and once', async () => {
    await member.start();
    const name = member.id;
    isOut = true;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.fenceMs - timing.heartbeatMs);
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

  it('deletes dead workers and releases their jobs at each heartbeat', async () => {
    expect(events).toEqual(['register', 'acquireLease', 'leads', 'deleteDeadWorkers', 'release orphans', 'release forgotten']);
    events = [];
    await vi.advanceTimersByTimeAsync(timing.heartbeatMs);
    expect(events).toContain('deleteDeadWorkers');
    expect(events).not.toContain('leads');
  });

  it('follows as soon as another one leads', async () => {
    hasLease = false;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.heartbeatMs);
    expect(events).toContain('follows');
    expect(events).not.toContain('deleteDeadWorkers');
  });

  it('no longer leads when its lease has run out without a heartbeat', async () => {
    isOut = true;
    events = [];
    await vi.advanceTimersByTimeAsync(timing.leaseMs + timing.heartbeatMs);
    expect(events).toEqual(['follows']);
  });

  it('leaves the table and the lease when it stops', async () => {
    events = [];
    const stopped = member.stop();
    await vi.advanceTimersByTimeAsync(timing.heartbeatMs);
    await stopped;
    expect(events).toEqual(['deregister', 'release orphans', 'releaseLease']);
  });
});
