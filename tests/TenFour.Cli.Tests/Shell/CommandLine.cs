using System.CommandLine;
using System.Text;
using TenFour.Cli.Shell;

namespace TenFour.Cli.Tests.Shell;

/// <summary>Runs command lines in this process, with streams that remember what was written.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly MemoryStream results = new();
    private readonly MemoryStream messages = new();
    private readonly Stream standardOutput;
    private readonly Output output;

    public CommandLine(Stream? standardOutput = null)
    {
        this.standardOutput = standardOutput ?? results;
        output = new Output(this.standardOutput, messages, TerminalTraits.None, TerminalTraits.None);
        Interrupts = new Interrupts(() => { }, () => { });
    }

    public Interrupts Interrupts { get; }

    /// <summary>What standard input gives.</summary>
    public Stream Input { get; init; } = Stream.Null;

    public string Results => Encoding.UTF8.GetString(results.ToArray());

    public string Messages => Encoding.UTF8.GetString(messages.ToArray());

    public Task<int> RunAsync(RootCommand root, params string[] arguments) => RunAsync(root, showsTrace: false, arguments);

    public Task<int> RunAsync(RootCommand root, bool showsTrace, params string[] arguments) =>
        new CommandRunner(output, () => Input, Interrupts, TimeProvider.System, showsTrace).RunAsync(root, arguments);

    /// <summary>A tree of one command, <c>work</c>, that does this.</summary>
    public static RootCommand Tree(Func<CommandContext, Task<int>> run)
    {
        var work = new Command("work", "Works.") { new Argument<string?>("TOPIC"), new Option<string>("--speed"), new Option<long>("--limit") };
        var root = new RootCommand("A tree for tests.") { work.Runs(run).Example("work calls --speed max") };
        HelpWithExamples.AddTo(root);
        VersionText.AddTo(root);
        return root;
    }

    public void Dispose() => Interrupts.Dispose();
}
