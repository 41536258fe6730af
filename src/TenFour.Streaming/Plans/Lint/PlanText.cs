using System.Text;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Lint;

/// <summary>Writes a plan as an indented tree, the result on top.</summary>
public static class PlanText
{
    public static string Of(LogicalPlan plan)
    {
        var text = new StringBuilder();
        Append(plan, 0, text);
        return text.ToString().TrimEnd();
    }

    private static void Append(LogicalPlan node, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2).AppendLine(node.Describe());
        foreach (var input in node.Inputs)
        {
            Append(input, depth + 1, text);
        }
    }
}
