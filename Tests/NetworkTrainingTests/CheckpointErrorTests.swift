import ByteStreams
import NetworkTraining
import Testing

@Suite struct CheckpointErrorTests {
  @Test func saysWhatToDo() {
    #expect(
      CheckpointError.damaged(path: "m.checkpoint", reason: "it has 3 bytes").description
        == "m.checkpoint: is not a checkpoint, or is damaged (it has 3 bytes); start anew with --overwrite")
    #expect(
      CheckpointError.otherOptions(path: "m.checkpoint", found: "{1}", expected: "{2}").description == """
        m.checkpoint: the checkpoint of a run with other options (found {1}; expected {2}); give the options of then, or \
        start anew with --overwrite
        """)
    #expect(
      CheckpointError.otherData(path: "m.checkpoint").description == """
        m.checkpoint: the checkpoint of a run on other data (found another digest of corpora and vectors); give those of \
        then, or start anew with --overwrite
        """)
    #expect(
      CheckpointError.otherModel(path: "m.safetensors").description == """
        m.safetensors: there is no checkpoint to resume from, and this is the model of a run with other options; start \
        anew with --overwrite, or choose another name
        """)
    #expect(
      CheckpointError.inTheWay(path: "m.checkpoint").description == """
        m.checkpoint: the checkpoint of an interrupted run is here; pass --resume to go on from it, or --overwrite to \
        start anew
        """)
  }

  @Test func onlyWhatIsInTheWayIsAnOutput() {
    #expect(CheckpointError.inTheWay(path: "m").kind == .cannotCreate)
    #expect(CheckpointError.otherData(path: "m").kind == .badData)
  }
}
