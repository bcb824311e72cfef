import Plotting
import Testing

@Suite struct LineChartTests {
  @Test func aPanelHasAHeight() async {
    #expect(LineChart.Panel(.init("y"), [], height: 40).height == 40)
    await #expect(processExitsWith: .failure) { _ = LineChart.Panel(.init("y"), [], height: 39) }
    await #expect(processExitsWith: .failure) { _ = LineChart.Panel(.init("y"), [], height: .nan) }
    await #expect(processExitsWith: .failure) { _ = LineChart.Panel(.init("y"), [], height: .infinity) }
  }
}
