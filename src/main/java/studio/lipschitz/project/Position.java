package studio.lipschitz.project;

/// Where a node's upper left corner stands on the canvas, in canvas units (pixels at 100 %).
public record Position(double x, double y) {}
