import NetworkTraining
import Testing

@Suite struct TrainingErrorTests {
  @Test func divergenceSaysWhereAndWhatToDo() {
    #expect(
      TrainingError.diverged(epoch: 2, batch: 17, rate: 0.5).description == """
        training diverged: the loss is not a finite number in epoch 2, batch 17 (learning rate 0.5); \
        choose a smaller --learning-rate
        """)
  }
}
