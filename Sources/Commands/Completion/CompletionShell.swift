/// A shell that asks for completions.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// What the shell has to read once, such as from its folder of completions.
  ///
  /// It asks the program itself, so that new verbs and the workspace's names need no new script.
  package var script: String {
    switch self {
    case .bash:
      #"""
      # bash completion for lakelock
      _lakelock() {
        local -a found
        mapfile -t found < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        COMPREPLY=()
        if [[ ${found[0]} == :files ]]; then
          compopt -o default
          return
        fi
        [[ ${#found[@]} == 1 && ${found[0]} == */ ]] && compopt -o nospace
        COMPREPLY=("${found[@]}")
      }
      complete -F _lakelock lakelock
      """#
    case .zsh:
      #"""
      #compdef lakelock
      _lakelock() {
        local -a found open closed
        found=("${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        if [[ ${found[1]} == :files ]]; then
          _files
          return
        fi
        open=("${(@M)found:#*/}")
        closed=("${(@)found:#*/}")
        [[ -n ${open[1]} ]] && compadd -S '' -- "${open[@]}"
        [[ -n ${closed[1]} ]] && compadd -- "${closed[@]}"
      }
      if [[ ${funcstack[1]} == _lakelock ]]; then _lakelock "$@"; else compdef _lakelock lakelock; fi
      """#
    case .fish:
      #"""
      # fish completion for lakelock
      function __lakelock_complete
        set -l given (commandline -opc)
        set -l found ($given[1] __complete $given[2..-1] (commandline -ct) 2>/dev/null)
        if test "$found[1]" = :files
          __fish_complete_path (commandline -ct)
        else
          printf '%s\n' $found
        end
      end
      complete -c lakelock -f -a '(__lakelock_complete)'
      """#
    }
  }
}
