import { describeIdentities } from '../describe-identities.ts';

describeIdentities('handle', {
  things: [
    ['handle:11304/a3d012ca-4e23', 'https://hdl.handle.net/11304/a3d012ca-4e23', 'http://hdl.handle.net/11304/A3D012CA-4e23/'],
    ['handle:20.500.12085/abc', 'https://hdl.handle.net/20.500.12085/ABC', 'https://hdl.handle.net/20.500.12085/ABC?noredirect'],
    ['handle:2027/mdp.39015', 'https://hdl.handle.net/2027/mdp.39015', 'https://www.handle.net/2027/mdp.39015'],
  ],
  others: [
    'https://hdl.handle.net/',
    'https://hdl.handle.net/11304',
    'https://hdl.handle.net/api/handles/11304/a3d',
    'https://www.handle.net/faq.html',
    'https://example.org/11304/a3d012ca-4e23',
  ],
});
