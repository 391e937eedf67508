import { createRoot } from 'react-dom/client';
import { keepStylesOutOfThePage } from '@tiepdan/design';
import { App } from './App';
import './console.css';

keepStylesOutOfThePage();
createRoot(document.getElementById('app')!).render(<App />);
