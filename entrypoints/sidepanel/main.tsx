import { createRoot } from 'react-dom/client';
import { App } from '../../components/app/App';
import { Panel } from '../../components/panel/Panel';
import { panelReadsAhead } from '../../components/panel/panelReads';
import { createCallLink } from '../../lib/platform/call-link';
import { loadWords } from '../../lib/platform/i18n';
import { createServices } from '../../lib/platform/services';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';

const tab = new URLSearchParams(location.search).get('tab');
const tabId = tab === null ? null : Number(tab);
const services = createServices();
services.clock.onLeap((leap) => void services.send({ type: 'session.away', ...leap }));
const call = createCallLink(services.clock, tabId);
const panelReads = panelReadsAhead(services, tabId);

createRoot(document.getElementById('root')!).render(
  <App services={{ ...services, page: 'panel', call, panelReads }} words={await loadWords()}>
    <Panel />
  </App>,
);
