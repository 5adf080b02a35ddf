import { complaintNumber, isNumber, normaliseNumber, requestDigest, requestMark, workflowIdOf } from './number';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numbers = ['call-1', 'call-2', '13900000001', '信访-7', ''].map((id) => complaintNumber('phone', id));
const plain = (number: string): string => number.replaceAll('-', '');
/** Places in the plain number: twelve characters and the check character. */
const places = Array.from({ length: 13 }, (_, place) => place);

describe('the number of a complaint (1.1.13)', () => {
  it('is twelve characters and a check character, in groups that can be read over the phone', () => {
    for (const number of numbers)
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
  });

  it('follows from the channel and the channel’s request id alone', () => {
    expect(complaintNumber('phone', 'call-1')).toBe(complaintNumber('phone', 'call-1'));
    expect(complaintNumber('network', 'call-1')).not.toBe(complaintNumber('phone', 'call-1'));
    expect(complaintNumber('phone', 'call-2')).not.toBe(complaintNumber('phone', 'call-1'));
  });

  it('never changes for a request that was answered once', () => {
    expect(complaintNumber('phone', 'call-1')).toBe('P6FH-PTRZ-VYPM-G');
  });

  it('is another one with the next suffix', () => {
    const suffixed = [0, 1, 2, 3].map((suffix) => complaintNumber('phone', 'call-1', suffix));
    expect(new Set(suffixed).size).toBe(4);
  });

  it('tells every single wrong character', () => {
    for (const number of numbers) {
      for (const place of places) {
        for (const wrong of alphabet) {
          const right = plain(number);
          if (right[place] === wrong) continue;
          expect(normaliseNumber(right.slice(0, place) + wrong + right.slice(place + 1))).toBeNull();
        }
      }
    }
  });

  it('tells nearly every swap of neighbours', () => {
    const swaps = Array.from({ length: 200 }, (_, i) => plain(complaintNumber('phone', `swap-${i}`))).flatMap((right) =>
      places.slice(1).flatMap((place) => {
        const [before = '', after = ''] = [right[place - 1], right[place]];
        return before === after ? [] : [right.slice(0, place - 1) + after + before + right.slice(place + 1)];
      }),
    );
    const missed = swaps.filter((swapped) => normaliseNumber(swapped) !== null);
    expect(missed.length / swaps.length).toBeLessThan(0.01);
  });

  it('is read as a person writes it', () => {
    const number = complaintNumber('phone', 'call-1');
    for (const written of [number, number.toLowerCase(), plain(number), ` ${number.replaceAll('-', ' ')} `])
      expect(normaliseNumber(written)).toBe(number);
  });

  it('takes O for 0, I and L for 1', () => {
    const number =
      Array.from({ length: 300 }, (_, i) => complaintNumber('phone', `oil-${i}`)).find((n) => n.includes('0') && n.includes('1')) ?? '';
    expect(normaliseNumber(number.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(number);
    expect(normaliseNumber(number.replaceAll('0', 'o').replaceAll('1', 'I'))).toBe(number);
  });

  it.each(['', 'X7JN', 'X7JN-PPV7-FSBG-XX', 'X7JN-PPV7-FSBG-!', '十二位编号'])('is not %j', (written) => {
    expect(normaliseNumber(written)).toBeNull();
  });

  it('is only itself in its one written form', () => {
    const number = complaintNumber('phone', 'call-1');
    expect(isNumber(number)).toBe(true);
    expect(isNumber(plain(number))).toBe(false);
    expect(isNumber(number.toLowerCase())).toBe(false);
  });

  it('names the workflow that owns the complaint', () => {
    expect(workflowIdOf('X7JN-PPV7-FSBG-X')).toBe('complaint-X7JN-PPV7-FSBG-X');
  });
});

describe('the mark of a request', () => {
  it('is short, and gives nothing of the request id away', () => {
    expect(requestDigest('13900000001')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('says whose request it is before the dot, and what its body was after it', () => {
    const mark = requestMark('r-1', 'note', { text: 'a', more: 1 });
    expect(mark.split('.')[0]).toBe(requestDigest('r-1'));
    expect(requestMark('r-1', 'note', { more: 1, text: 'a' })).toBe(mark);
    expect(requestMark('r-1', 'note', { text: 'b', more: 1 })).not.toBe(mark);
    expect(requestMark('r-1', 'urge', { text: 'a', more: 1 })).not.toBe(mark);
  });
});
