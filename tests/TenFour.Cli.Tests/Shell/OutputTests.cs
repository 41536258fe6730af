using System.Text;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Tests.Shell;

public sealed class OutputTests
{
    [Fact]
    public void Results_TextThenBytesThenText_KeepTheirOrder()
    {
        var stream = new MemoryStream();
        var output = new Output(stream, Stream.Null, TerminalTraits.None, TerminalTraits.None);

        output.Results.Write("one ");
        output.ResultBytes().Write("two "u8);
        output.Results.Write("three");
        output.Flush();

        Assert.Equal("one two three", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Results_ToATerminal_AppearAtOnce()
    {
        var stream = new MemoryStream();
        var output = new Output(stream, Stream.Null, TerminalTraits.None with { IsTerminal = true }, TerminalTraits.None);

        output.Results.Write("now");

        Assert.Equal("now", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Screen_IntoAPipe_DrawsNoColourAndNoEscapes()
    {
        var stream = new MemoryStream();
        var output = new Output(stream, Stream.Null, TerminalTraits.None, TerminalTraits.None);

        output.Screen.Write(new Spectre.Console.Markup("[red]late[/]"));
        output.Flush();

        Assert.Equal("late", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
