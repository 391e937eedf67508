/**
 * Runs in a page before its own scripts: the camera sees a drawn person who moves a little, the microphone hears a soft
 * hum. `who` chooses the picture. Must not use anything from outside.
 */
export function drawnCamera(who: 'citizen' | 'official'): void {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const paint = canvas.getContext('2d')!;
  const look =
    who === 'citizen'
      ? { wall: ['#e9dfcd', '#cdbfa5'], hair: '#b9b3ab', skin: '#d9a67f', coat: '#6b3f4f', shirt: '#8b5a69' }
      : { wall: ['#b9cbd8', '#8ea7b8'], hair: '#23252b', skin: '#dfae87', coat: '#22374d', shirt: '#f4f6f8' };

  function ellipse(x: number, y: number, w: number, h: number, fill: string): void {
    paint.fillStyle = fill;
    paint.beginPath();
    paint.ellipse(x, y, w, h, 0, 0, Math.PI * 2);
    paint.fill();
  }

  function draw(millis: number): void {
    const sway = Math.sin(millis / 900) * 10;
    const wall = paint.createLinearGradient(0, 0, 1280, 720);
    wall.addColorStop(0, look.wall[0]!);
    wall.addColorStop(1, look.wall[1]!);
    paint.fillStyle = wall;
    paint.fillRect(0, 0, 1280, 720);
    if (who === 'official') {
      paint.fillStyle = '#a8121c';
      paint.fillRect(890, 70, 260, 170);
      paint.fillStyle = '#f3b61f';
      paint.font = '110px serif';
      paint.fillText('★', 965, 195);
    } else {
      paint.fillStyle = '#d8e6ee';
      paint.fillRect(110, 60, 270, 330);
      paint.fillStyle = '#b5a88e';
      paint.fillRect(240, 60, 10, 330);
    }
    const x = 640 + sway;
    ellipse(x, 760, 360, 270, look.coat);
    ellipse(x, 640, 120, 130, look.shirt);
    paint.fillStyle = look.skin;
    paint.fillRect(x - 46, 440, 92, 110);
    ellipse(x, 300, 150, 170, look.hair);
    ellipse(x, 345, 122, 155, look.skin);
    ellipse(x, 232, 128, 62, look.hair);
    const blink = millis % 3800 < 140 ? 2 : 11;
    ellipse(x - 46, 335, 13, blink, '#2a2320');
    ellipse(x + 46, 335, 13, blink, '#2a2320');
    paint.strokeStyle = '#8a4b3a';
    paint.lineWidth = 7;
    paint.beginPath();
    paint.ellipse(x, 415, 38, 10 + Math.abs(Math.sin(millis / 260)) * 10, 0, 0.1, Math.PI - 0.1);
    paint.stroke();
  }

  draw(0);
  setInterval(() => draw(performance.now()), 66);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    const stream = new MediaStream();
    if (wanted?.video) {
      canvas
        .captureStream(15)
        .getTracks()
        .forEach((track) => stream.addTrack(track));
    }
    if (wanted?.audio) {
      const context = new AudioContext();
      const tone = context.createOscillator();
      const gain = context.createGain();
      const out = context.createMediaStreamDestination();
      tone.frequency.value = who === 'citizen' ? 440 : 330;
      gain.gain.value = 0.12;
      tone.connect(gain).connect(out);
      tone.start();
      out.stream.getTracks().forEach((track) => stream.addTrack(track));
    }
    return Promise.resolve(stream);
  };
}
