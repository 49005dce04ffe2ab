# Makes the two models of this folder: python make.py, with torch 2.13.0, onnx 1.23.1 and onnxscript 0.7.2.
import torch
from torch import nn

torch.manual_seed(0)


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


cnn = nn.Sequential(
    nn.Conv2d(1, 4, 3, padding=1),
    nn.BatchNorm2d(4, eps=1e-3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    Residual(nn.Sequential(nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.LeakyReLU(0.1))),
    nn.AvgPool2d(3, 2, 1),
    nn.PReLU(4),
    nn.ZeroPad2d((1, 0, 1, 0)),
    nn.Conv2d(4, 6, (3, 2), stride=2, groups=2),
    nn.ELU(0.5),
    nn.Flatten(),
    nn.Linear(6 * 2 * 2, 8),
    nn.Softplus(),
    nn.Linear(8, 3, bias=False),
    nn.LogSoftmax(1),
).eval()
dense = nn.Sequential(nn.Flatten(), nn.Linear(16, 8), nn.GELU(), nn.LayerNorm(8), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1)).eval()
print(cnn(torch.zeros(1, 1, 14, 14)).shape)
torch.onnx.export(cnn, torch.zeros(2, 1, 14, 14), "cnn-torch-2.13.onnx", dynamo=False, opset_version=20,
                  input_names=["x"], dynamic_axes={"x": {0: "N"}})
torch.onnx.export(dense, (torch.zeros(2, 1, 4, 4),), "dense-torch-2.13-dynamo.onnx", dynamo=True, external_data=False,
                  dynamic_shapes=({0: torch.export.Dim("N")},))
