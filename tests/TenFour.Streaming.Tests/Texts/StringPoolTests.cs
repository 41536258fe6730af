using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Tests.Texts;

public sealed class StringPoolTests
{
    [Fact]
    public void Reserve_BeyondWhatAnArrayHolds_IsRefusedAndLeavesThePoolAsItWas()
    {
        var pool = new StringPool();
        pool.Add("kept"u8);

        var error = Assert.Throws<StreamingException>(() => pool.Reserve(int.MaxValue));

        Assert.Contains("longer than 2 GB", error.Message, StringComparison.Ordinal);
        Assert.Equal("kept"u8, pool[0]);
        Assert.Equal(1, pool.Count);
    }
}
