import { Texts, useTexts } from '@tiepdan/texts';

export function App() {
  return (
    <Texts language="vi">
      <Title />
    </Texts>
  );
}

function Title() {
  return <h1>{useTexts().t('product')}</h1>;
}
