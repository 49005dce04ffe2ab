package studio.lipschitz.ui.welcome;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Node;

/// A drawing to go on from.
///
/// @param id of its card
/// @param words one sentence
/// @param picture read beside the FX thread, made on it; fails where the drawing cannot be read
/// @param open puts it on the canvas
public record Offer(String id, String title, String words, CompletableFuture<Supplier<Node>> picture, Runnable open) {}
