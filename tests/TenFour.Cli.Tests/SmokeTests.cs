namespace TenFour.Streaming.Tests;
public class SmokeTests { [Fact] public void X() => Assert.Equal(1, 1); }
