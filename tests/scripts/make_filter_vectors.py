#!/usr/bin/env python3
"""Writes tests/golden/filters.json: what SciPy makes of the same input (Debian package python3-scipy).

Run by hand when a design is added: /usr/bin/python3 tests/scripts/make_filter_vectors.py
"""
import json

import numpy as np
from scipy import signal

state = 12345
values = []
for _ in range(300):
    state = (1103515245 * state + 12345) % 2**31
    values.append(float(np.float32((state / 2**31 - 0.5) * 200)))
x = np.array(values)

cases = []


def add(kind, sos, **parameters):
    y = signal.sosfilt(sos, x)
    cases.append({"kind": kind, **parameters, "output": [float(v) for v in y]})


for rate in (250, 500, 1116, 2000):
    high = min(450, 0.45 * rate)
    add("band-pass", signal.butter(4, [20, high], "bandpass", fs=rate, output="sos"), order=4, lowHz=20, highHz=high, rateHz=rate)
for order in range(1, 9):
    add("low-pass", signal.butter(order, 8, "lowpass", fs=250, output="sos"), order=order, cutHz=8, rateHz=250)
    add("high-pass", signal.butter(order, 20, "highpass", fs=250, output="sos"), order=order, cutHz=20, rateHz=250)
for order in (1, 2, 3):
    add("band-pass", signal.butter(order, [20, 120], "bandpass", fs=1000, output="sos"), order=order, lowHz=20, highHz=120, rateHz=1000)
for rate, line in ((250, 50), (250, 60), (1116, 50), (2000, 150)):
    b, a = signal.iirnotch(line, 30, fs=rate)
    add("notch", signal.tf2sos(b, a), cutHz=line, q=30, rateHz=rate)
freq, psd = signal.periodogram(x[:256], 250, window="hann", detrend="constant")
with open("tests/golden/filters.json", "w") as file:
    lines = ",\n".join(json.dumps(case) for case in cases)
    file.write('{"input": %s,\n"periodogram": %s,\n"cases": [\n%s\n]}\n' % (json.dumps(values), json.dumps([float(v) for v in psd]), lines))
print(len(cases), "cases")
